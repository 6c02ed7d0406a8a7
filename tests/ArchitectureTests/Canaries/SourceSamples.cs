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
        new("src/Infrastructure/Identity/Sessions/LoggedSecret.cs", """
            namespace MultiWeb.Infrastructure.Identity.Sessions;
            internal static class LoggedSecret
            {
                static void One(ILogger logger, string password) => logger.LogInformation("Login with {Password}", password);
                static void Two(ILogger logger, object body) => logger.Log(LogLevel.Debug, "{Method} sent {@Body}", "POST", body);
                static void Three(ILogger logger, string email) => logger.LogWarning($"No account for {email}");
                static void Four(ILogger logger, string text) => logger.LogError(text);
            }
            """),
        new("src/Domain/Catalog/Products/Unfinished.cs", "// TODO: the rest"),
        new("src/Domain/Catalog/Products/NotYet.cs", "throw new NotImplementedException();"),
        new("src/Domain/Catalog/Products/Silenced.cs", "#pragma warning disable CA1822"),
        new("src/Domain/Catalog/Products/Suppressed.cs", "[SuppressMessage(\"Performance\", \"CA1822\")]"),
        new("tests/UnitTests/TooLong.cs", string.Concat(Enumerable.Repeat("// one more\n", 301))),
    ];
}
