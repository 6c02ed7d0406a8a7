using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Modules;

/// <summary>The path is the same in every project: <c>git ls-files '*/Catalog/Products/*'</c> is the whole slice.</summary>
public sealed class TreeTests
{
    /// <summary>Folders of a module that stand beside its aggregates.</summary>
    private static readonly string[] BesideAggregates = [ModuleMap.Contracts, ModuleMap.Events, "Persistence"];

    [Fact]
    public void Every_module_stands_in_every_layer() => Folders(
            from layer in ModuleMap.Layers from module in ModuleMap.All select new Folder(layer, module),
            [new Folder("WebApi", "Payments")])
        .AtLeast(16)
        .Demands(f => Repository.Folders($"src/{f.Layer}").Contains(f.Module), "is missing")
        .Instead("A module is a folder of the same name in Domain, Application, Infrastructure and WebApi.")
        .TurnedRedBy("src/WebApi/Payments");

    [Fact]
    public void No_layer_has_a_module_of_its_own() => Folders(
            from layer in ModuleMap.Layers from folder in Repository.Folders($"src/{layer}") select new Folder(layer, folder),
            [new Folder("Application", "Services")])
        .AtLeast(20)
        .Demands(f => f.Module == ModuleMap.Common || ModuleMap.IsModule(f.Module), "is neither a module of src/Domain nor Common")
        .Instead("The first folder of a layer is the module; what belongs to all of them is in Common.")
        .TurnedRedBy("src/Application/Services");

    [Fact]
    public void Every_aggregate_folder_exists_in_the_domain() => Folders(
            from layer in ModuleMap.Layers
            from module in ModuleMap.All
            from folder in Repository.Folders($"src/{layer}/{module}")
            select new Folder(layer, module, folder),
            [new Folder("Application", "Catalog", "Listings")])
        .Where(f => f.Layer != "Domain" && !BesideAggregates.Contains(f.Aggregate))
        .AtLeast(21)
        .Demands(f => Repository.Folders($"src/Domain/{f.Module}").Contains(f.Aggregate), "has no aggregate in the domain")
        .Instead($"The folder of a module is one of its aggregates, by the same name as in src/Domain, or one of {string.Join(", ", BesideAggregates)}.")
        .TurnedRedBy("src/Application/Catalog/Listings");

    private static Rule<Folder> Folders(IEnumerable<Folder> real, IReadOnlyCollection<Folder> canaries) => new([.. real], canaries, f => f.ToString());

    private sealed record Folder(string Layer, string Module, string? Aggregate = null)
    {
        public override string ToString() => $"src/{Layer}/{Module}{(Aggregate is null ? "" : $"/{Aggregate}")}";
    }
}
