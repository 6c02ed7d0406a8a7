using System.Reflection;
using MultiWeb.ArchitectureTests.Modules;
using MultiWeb.ArchitectureTests.Support;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Domain;

/// <summary>What happened does not change any more, and is told in ids and values.</summary>
public sealed class EventTests
{
    /// <summary>Past participles that do not end in -ed.</summary>
    private static readonly string[] Irregular =
        ["Sent", "Read", "Sold", "Left", "Made", "Paid", "Held", "Lost", "Won", "Met", "Begun", "Broken", "Chosen", "Given", "Taken", "Withdrawn", "Written"];

    [Fact]
    public void Events_are_sealed_records() => Events
        .AtLeast(18)
        .Demands(t => t.IsRecord && t.Type.IsSealed && t.Is(typeof(DomainEvent)), "is no sealed record that derives from DomainEvent")
        .Instead("public sealed record ProductSold(long ProductId, …, DateTimeOffset At) : DomainEvent(At);")
        .TurnedRedBy(
            typeof(Canaries.Domain.Catalog.Events.ProductPainted),
            typeof(Canaries.Domain.Catalog.Events.ProductPolished));

    [Fact]
    public void Events_stand_where_other_modules_may_see_them() => Code.Types
        .Where(t => t.Type.IsSubclassOf(typeof(DomainEvent)))
        .AtLeast(18)
        .Demands(t => t.Place is { Layer: "Domain", IsInModule: true, Folder: ModuleMap.Events, Below: null }, "is not in its module's Events")
        .Instead("MultiWeb.Domain.<Module>.Events is the one part of a module's domain that others see.")
        .TurnedRedBy(typeof(Canaries.Domain.Catalog.Products.ProductHidden));

    [Fact]
    public void Events_are_named_in_the_past_tense() => Events
        .AtLeast(18)
        .Demands(t => t.Type.Name.EndsWith("ed", StringComparison.Ordinal) || Array.Exists(Irregular, i => t.Type.Name.EndsWith(i, StringComparison.Ordinal)), "is not something that has happened")
        .Instead($"A past participle, after what it happened to: ProductListed. Irregular ones are {string.Join(", ", Irregular)}.")
        .TurnedRedBy(typeof(Canaries.Domain.Catalog.Events.SellProduct));

    [Fact]
    public void Events_hold_plain_values_only() => Events
        .AtLeast(18)
        .Forbids(t => t.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => !PlainValues.Is(p.PropertyType)).Select(p => $"holds {p.PropertyType} as {p.Name}"))
        .Instead("Ids and values; a state or a step by its public name (Wording.Of): whoever reads the event later must understand it without the module.")
        .TurnedRedBy(typeof(Canaries.Domain.Catalog.Events.ProductInspected));

    private static Rule<CodeType> Events => Code.Types
        .Where(t => t.Place is { Layer: "Domain", Folder: ModuleMap.Events } || t.Type.IsSubclassOf(typeof(DomainEvent)));
}
