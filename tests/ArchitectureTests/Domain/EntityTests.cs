using System.Reflection;
using MultiWeb.ArchitectureTests.Support;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Domain;

/// <summary>An aggregate cannot be wrong: nobody makes, changes or extends it but itself.</summary>
public sealed class EntityTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void Entities_are_sealed() => Entities
        .AtLeast(11)
        .Demands(t => t.Type.IsSealed, "is not sealed")
        .Instead("Mark it sealed: a subclass could get round its invariants.")
        .TurnedRedBy(typeof(Canaries.Domain.Catalog.Products.OpenProduct));

    [Fact]
    public void Entities_have_no_public_constructor() => Entities
        .AtLeast(11)
        .Demands(t => t.Type.GetConstructors(Own).Length == 0, "has a public constructor")
        .Instead("A private constructor for the database, and a static method named after what happens (List, Open, Register) for everybody else.")
        .TurnedRedBy(typeof(Canaries.Domain.Catalog.Products.ProductThatAnybodyMakes));

    [Fact]
    public void Entities_have_no_public_setter_or_field() => Entities
        .AtLeast(11)
        .Forbids(t => t.Type.GetProperties(Own).Where(p => p.SetMethod is { IsPublic: true }).Select(p => $"lets anybody set {p.Name}")
            .Concat(t.Type.GetFields(Own).Select(f => $"shows its field {f.Name}")))
        .Instead("Private setters, and a method that changes what belongs together and raises what happened.")
        .TurnedRedBy(
            typeof(Canaries.Domain.Catalog.Products.ProductThatAnybodyChanges),
            typeof(Canaries.Domain.Catalog.Products.ProductWithField));

    [Fact]
    public void Lists_leave_an_entity_read_only() => Entities
        .AtLeast(11)
        .Forbids(t => t.Type.GetProperties(Own).Where(p => IsChangeableList(p.PropertyType)).Select(p => $"hands out its own list as {p.Name}"))
        .Instead("A private List<T> field, and an IReadOnlyList<T> property over it.")
        .TurnedRedBy(typeof(Canaries.Domain.Catalog.Products.ProductWithOpenList));

    /// <summary>Entities, and the parts of aggregates that have no id of their own.</summary>
    private static Rule<CodeType> Entities => Code.Types.Where(IsEntityOrPart);

    internal static bool IsEntityOrPart(CodeType t) =>
        t.Place is { Layer: "Domain", IsInModule: true } && t.Type is { IsClass: true, IsAbstract: false } && !t.IsRecord && !t.Type.IsAssignableTo(typeof(Delegate));

    [Fact]
    public void An_aggregate_holds_no_other_aggregate() => Code.Types
        .Where(t => t.Place is { Layer: "Domain", IsInModule: true })
        .AtLeast(55)
        .Forbids(t => AggregateRoots
            .Where(other => other.Type != t.Type && (t.Is(typeof(AggregateRoot)) || other.Place != t.Place))
            .Where(other => t.References.Any(r => r.FullName == other.Type.FullName))
            .Select(other => $"references the aggregate {other}"))
        .Instead("Aggregates know each other by id. What two of them do together, a use case does, or the one reacts to the event of the other.")
        .TurnedRedBy(
            typeof(Canaries.Domain.Catalog.Products.ProductThatHoldsItsSeller),
            typeof(Canaries.Domain.Catalog.Products.PriceListOfCategories));

    private static IEnumerable<CodeType> AggregateRoots => Code.All.Where(t => t.Type.IsSubclassOf(typeof(AggregateRoot)));

    private static bool IsChangeableList(Type type) =>
        type.IsArray ? type != typeof(byte[]) : type.IsGenericType && Array.Exists(Changeable, c => c == type.GetGenericTypeDefinition());

    private static readonly Type[] Changeable =
        [typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(HashSet<>), typeof(ISet<>), typeof(Dictionary<,>), typeof(IDictionary<,>)];
}
