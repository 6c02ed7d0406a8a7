using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.ArchitectureTests.Canaries.Application.Trading.Transactions;

/// <summary>A module that reaches past another one's contracts.</summary>
internal sealed class TradingThatOpensProducts(IRepository<Product> products)
{
    public Task<Product?> Find(long id, CancellationToken cancellationToken) => products.GetByIdAsync(id, cancellationToken);
}
