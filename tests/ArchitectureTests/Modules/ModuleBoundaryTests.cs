using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Modules;

/// <summary>The modules are folders of four projects, so these tests are the boundary that a compiler would be.</summary>
public sealed class ModuleBoundaryTests
{
    private const string AllowedWay =
        "A module uses the modules to its left, and of them only Application.<Module>.Contracts and Domain.<Module>.Events. What would point right is turned: "
        + "a port in the left module's Contracts that the right one calls or implements, or an event that the right one reacts to.";

    [Fact]
    public void Every_module_has_its_place_on_the_line() => new Rule<string>([.. ModuleMap.All.Union(ModuleMap.Line)], ["Payments"], module => module)
        .AtLeast(4)
        .Demands(module => ModuleMap.Line.Contains(module) && ModuleMap.IsModule(module), "is not both a folder of src/Domain and a place on the line")
        .Instead("A new folder needs its place in ModuleMap.Line (and docs/modules.md); a folder that goes takes its place with it.")
        .TurnedRedBy("Payments");

    [Fact]
    public void The_real_graph_is_a_part_of_the_line()
    {
        var real = Arrows(Code.All.SelectMany(t => t.References.Select(r => (t.Place, r.Place))));
        var canary = Code.Of(typeof(Canaries.Application.Catalog.Products.CatalogThatKnowsTrading));
        new Rule<(string From, string To)>(real, Arrows(canary.References.Select(r => (canary.Place, r.Place))), arrow => $"{arrow.From} → {arrow.To}")
            .AtLeast(5)
            .Demands(arrow => ModuleMap.Line.ToList().IndexOf(arrow.To) < ModuleMap.Line.ToList().IndexOf(arrow.From), "runs against the line Identity ← Catalog ← Trading ← Messaging")
            .Instead(AllowedWay)
            .TurnedRedBy("Catalog → Trading");
    }

    [Fact]
    public void Modules_know_each_other_by_contracts_and_events_only() => Code.Types
        .Where(t => t.Place.IsInModule && t.References.Any(r => IsForeign(t.Place, r.Place)))
        .AtLeast(4)
        .Forbids(t => t.References
            .Where(r => IsForeign(t.Place, r.Place))
            .Select(r => (Reference: r, Why: ModuleMap.WhyNot(t.Place.Module!, r.Place)))
            .Where(x => x.Why is not null)
            .Select(x => $"references {x.Reference}, which {x.Why}"))
        .Instead(AllowedWay)
        .TurnedRedBy(
            typeof(Canaries.Application.Catalog.Products.CatalogThatKnowsTrading),
            typeof(Canaries.Application.Trading.Transactions.TradingThatOpensProducts));

    /// <summary>Constants and nameof leave no trace in the compiled code. The using that they need does, for unused ones do not build.</summary>
    [Fact]
    public void Modules_import_contracts_and_events_only() => Repository.Sources
        .Where(f => f.Folders is ["src", ..] && Place.Of(f.Namespace).IsInModule)
        .AtLeast(100)
        .Forbids(f => f.NamedNamespaces
            .Select(Place.Of)
            .Where(to => IsForeign(Place.Of(f.Namespace), to))
            .Select(to => (To: to, Why: ModuleMap.WhyNot(Place.Of(f.Namespace).Module!, to)))
            .Where(x => x.Why is not null)
            .Select(x => $"imports MultiWeb.{x.To.Layer}.{x.To.Module}.{x.To.Folder}, which {x.Why}"))
        .Instead(AllowedWay)
        .TurnedRedBy("src/Application/Catalog/Products/ForeignConstant.cs");

    [Fact]
    public void Common_knows_no_module() => Code.Types
        .Where(t => t.Place.Module == ModuleMap.Common)
        .AtLeast(120)
        .Forbids(t => t.References.Where(r => ModuleMap.IsModule(r.Place.Module)).Select(r => $"references {r}"))
        .Instead("Common is what all modules share: it finds theirs by an interface (IReaction<T>, IEntityTypeConfiguration<T>, ISeeder), never by name.")
        .TurnedRedBy(
            typeof(Canaries.Domain.Common.CommonThatKnowsProducts),
            typeof(Canaries.Infrastructure.Common.ContextWithProducts));

    private static List<(string From, string To)> Arrows(IEnumerable<(Place From, Place To)> references) =>
        [.. references.Where(r => r.From.IsInModule && IsForeign(r.From, r.To)).Select(r => (r.From.Module!, r.To.Module!)).Distinct().Order()];

    private static bool IsForeign(Place from, Place to) => ModuleMap.IsModule(to.Module) && to.Module != from.Module;
}
