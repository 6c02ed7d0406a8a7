using Microsoft.EntityFrameworkCore;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.ArchitectureTests.Canaries.Infrastructure.Common;

/// <summary>The DbContext of all modules lists what one of them has.</summary>
internal sealed class ContextWithProducts : DbContext
{
    public DbSet<Product> Products => Set<Product>();
}
