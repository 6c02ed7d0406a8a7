using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Contracts;

/// <summary>A contract that does something.</summary>
public sealed class ContractWithBehaviour
{
    public bool IsSold(long productId) => productId > 0;
}

/// <summary>A contract that hands out the module's inside, wrapped up well.</summary>
public interface ContractWithEntity
{
    Task<IReadOnlyList<Product>> FindAsync(long sellerId, CancellationToken cancellationToken);
}
