using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.ArchitectureTests.Canaries.Domain.Catalog.Products;

/// <summary>An entity that can be extended.</summary>
internal class OpenProduct : AggregateRoot;

/// <summary>An entity that anybody can make, without its invariants.</summary>
internal sealed class ProductThatAnybodyMakes : AggregateRoot
{
    public ProductThatAnybodyMakes() { }
}

/// <summary>An entity that anybody can change; init counts, for an object initialiser sets it.</summary>
internal sealed class ProductThatAnybodyChanges : AggregateRoot
{
    private ProductThatAnybodyChanges() { }

    public string Title { get; init; } = "";
}

/// <summary>An entity that shows a field.</summary>
internal sealed class ProductWithField : AggregateRoot
{
    public string Title = "";

    private ProductWithField() { }
}

/// <summary>An entity whose list can be changed behind its back.</summary>
internal sealed class ProductWithOpenList : AggregateRoot
{
    private ProductWithOpenList() { }

    public List<string> Tags { get; } = [];
}

/// <summary>An aggregate that holds another one.</summary>
internal sealed class ProductThatHoldsItsSeller : AggregateRoot
{
    private ProductThatHoldsItsSeller() { }

    public User? Seller { get; private set; }
}

/// <summary>A value of one aggregate that works on another one, in its own module and out of sight in a lambda.</summary>
internal static class PriceListOfCategories
{
    public static Func<object, string> NameOf => category => ((Category)category).Name;
}

/// <summary>An event outside Events.</summary>
internal sealed record ProductHidden(long ProductId, DateTimeOffset At) : DomainEvent(At);
