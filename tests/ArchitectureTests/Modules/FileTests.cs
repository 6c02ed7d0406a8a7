using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Modules;

/// <summary>Whoever knows the name knows the file.</summary>
public sealed class FileTests
{
    [Fact]
    public void The_namespace_is_the_path() => Repository.Sources
        .Where(f => f.DeclaredTypes.Count > 0 && f.Name != nameof(Program))
        .AtLeast(230)
        .Forbids(f => f.Namespace == f.ExpectedNamespace ? [] : [$"is in namespace {f.Namespace ?? "(none)"} and not in {f.ExpectedNamespace}"])
        .Instead("Move the file or change the namespace: the folders are the namespace, below MultiWeb.")
        .TurnedRedBy("src/Application/Catalog/Products/Misplaced.cs");

    [Fact]
    public void A_file_is_named_after_its_type() => Repository.Sources
        .Where(f => f.Folders is ["src", ..] && f.DeclaredTypes.Count > 0 && !IsUseCase(f) && !IsCollection(f))
        .AtLeast(150)
        .Demands(f => f.DeclaredTypes.Contains(f.Name), "declares no type of that name")
        .Instead("A file is named after the type that a reader looks for in it; what only serves that type may stand below it.")
        .TurnedRedBy("src/Application/Catalog/Products/ProductHelpers.cs");

    [Fact]
    public void A_use_case_is_one_file() => Repository.Sources
        .Where(f => f.Folders is ["src", ..] && IsUseCase(f))
        .AtLeast(25)
        .Demands(f => f.DeclaredTypes.Contains($"{f.Name}{SuffixOf(f)}") && f.DeclaredTypes.Contains($"{f.Name}Handler"), "does not hold both its request and its handler")
        .Instead("CreateProduct.cs holds CreateProductCommand, CreateProductValidator and CreateProductHandler, top to bottom; a query's request ends in Query.")
        .TurnedRedBy("src/Application/Catalog/Products/Commands/SellProduct.cs");

    [Fact]
    public void A_collection_holds_only_what_its_name_says() => Repository.Sources
        .Where(f => f.Folders is ["src", ..] && IsCollection(f))
        .AtLeast(7)
        .Forbids(f => f.DeclaredTypes.Where(t => !Code.All.Any(c => c.Type.Name.Split('`')[0] == t && c.Place == Place.Of(f.Namespace) && IsCollected(f, c)))
            .Select(t => $"holds {t}, which is none"))
        .Instead("…Events.cs holds domain events only, …Specifications.cs specifications only.")
        .TurnedRedBy("src/Domain/Catalog/Events/CatalogEvents.cs");

    private static bool IsUseCase(SourceFile f) => f.Folders is ["src", "Application", .., "Commands" or "Queries"];

    private static string SuffixOf(SourceFile f) => f.Folders[^1] == "Commands" ? "Command" : "Query";

    /// <summary>One-line types that are read together.</summary>
    private static bool IsCollection(SourceFile f) =>
        f.Folders[^1] == ModuleMap.Events && f.Name.EndsWith("Events", StringComparison.Ordinal) || f.Name.EndsWith("Specifications", StringComparison.Ordinal);

    private static bool IsCollected(SourceFile f, CodeType type) => f.Name.EndsWith("Events", StringComparison.Ordinal)
        ? type.Is(typeof(MultiWeb.Domain.Common.DomainEvent))
        : type.Is(typeof(MultiWeb.Application.Common.Specifications.Specification<>));
}
