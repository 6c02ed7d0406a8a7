using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.ArchitectureTests.Canaries.Domain.Common;

/// <summary>What all modules share knows one of them.</summary>
internal static class CommonThatKnowsProducts
{
    public static bool IsSold(ProductStatus status) => status == ProductStatus.Sold;
}
