using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Likes.Queries;

/// <summary>What the caller keeps an eye on, what he liked last first.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record ListLikedProductsQuery : PagedQuery, IQuery<Paged<ProductResponse>>;

internal sealed class ListLikedProductsValidator : PagedQueryValidator<ListLikedProductsQuery>;

internal sealed class ListLikedProductsHandler(ILikedProductReader liked, ICurrentUser me) : IQueryHandler<ListLikedProductsQuery, Paged<ProductResponse>>
{
    public Task<Result<Paged<ProductResponse>>> Handle(ListLikedProductsQuery query, CancellationToken cancellationToken) =>
        liked.PageAsync(me.Id, query, cancellationToken);
}
