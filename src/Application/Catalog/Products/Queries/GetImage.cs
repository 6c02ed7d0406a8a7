using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Queries;

/// <summary>An uploaded picture itself.</summary>
[Access(AccessLevel.Anyone)]
public sealed record GetImageQuery(string Key) : IQuery<StoredImage>;

/// <param name="Content">Knows its length, can be sought in, and is closed by whoever asked.</param>
public sealed record StoredImage(ImageKey Key, Stream Content);

internal sealed class GetImageHandler(IImageStore store) : IQueryHandler<GetImageQuery, StoredImage>
{
    public async Task<Result<StoredImage>> Handle(GetImageQuery query, CancellationToken cancellationToken) =>
        ImageKey.TryParse(query.Key, out var key) && await store.OpenAsync(key, cancellationToken) is { } content
            ? new StoredImage(key, content)
            : CommonErrors.NotFound;
}
