using MultiWeb.Application.Catalog.Contracts;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.Application.Catalog.Products;

internal sealed class ProductDirectory(IReadRepository<Product> products) : IProductDirectory
{
    public Task<bool> ExistsAsync(long productId, CancellationToken cancellationToken) =>
        products.AnyAsync(new ProductById(productId), cancellationToken);

    private sealed class ProductById : Specification<Product>
    {
        public ProductById(long id) => Where(p => p.Id == id);
    }
}
