using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Canaries;

/// <summary>What a rule about source text must find something wrong with.</summary>
internal static class SourceSamples
{
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        new("src/Application/Catalog/Products/ForeignConstant.cs", """
            using MultiWeb.Domain.Trading.Transactions;
            namespace MultiWeb.Application.Catalog.Products;
            internal static class ForeignConstant { public const int Open = Transaction.MaxOpenRequests; }
            """),
        new("src/Application/Catalog/Products/Misplaced.cs", """
            namespace MultiWeb.Application.Catalog;
            internal sealed class Misplaced;
            """),
        new("src/Application/Catalog/Products/ProductHelpers.cs", """
            namespace MultiWeb.Application.Catalog.Products;
            internal static class ProductTexts;
            """),
        new("src/Application/Catalog/Products/Commands/SellProduct.cs", """
            namespace MultiWeb.Application.Catalog.Products.Commands;
            public sealed record SellProductCommand(long ProductId) : ICommand;
            """),
        new("src/Domain/Catalog/Events/CatalogEvents.cs", """
            namespace MultiWeb.Domain.Catalog.Events;
            public sealed record PriceRange(decimal From, decimal To);
            """),
    ];
}
