using MultiWeb.Application.Common.Caching;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Queries;

/// <summary>One listing.</summary>
[Access(AccessLevel.Anyone)]
public sealed record GetProductQuery(long ProductId) : IQuery<ProductResponse>, ICachedQuery
{
    string ICachedQuery.CacheKey => $"product:{ProductId}";

    IReadOnlyList<CacheTag> ICachedQuery.CacheTags => [CacheTag.Of<Product>(ProductId), CacheTag.OfAny<Category>()];
}

internal sealed class GetProductHandler(IProductReader products) : IQueryHandler<GetProductQuery, ProductResponse>
{
    public async Task<Result<ProductResponse>> Handle(GetProductQuery query, CancellationToken cancellationToken) =>
        await products.FindAsync(query.ProductId, cancellationToken) switch
        {
            null => CommonErrors.NotFound,
            { Status: ProductStatus.Removed } => CommonErrors.Gone,
            var product => product,
        };
}
