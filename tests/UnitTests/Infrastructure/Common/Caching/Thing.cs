using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.UnitTests.Infrastructure.Common.Caching;

/// <summary>A query whose answer was made from one product and from all categories.</summary>
internal sealed record Thing(long Id) : ICachedQuery
{
    public string CacheKey => $"thing:{Id}";

    public IReadOnlyList<CacheTag> CacheTags => [CacheTag.Of<Product>(Id), CacheTag.OfAny<Category>()];
}
