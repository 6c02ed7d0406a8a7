using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Categories;

/// <summary>A shelf of the marketplace. The ten that it opens with come with the migrations.</summary>
public sealed class Category : AggregateRoot
{
    public const int NameMaxLength = 100;
    public const int SlugMaxLength = 100;
    public const int DescriptionMaxLength = 500;
    public const int IconMaxLength = 50;

    private Category() { }

    private Category(long id) : base(id) { }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string? Description { get; private set; }

    public string? Icon { get; private set; }

    /// <summary>Where it stands among its siblings, lowest first.</summary>
    public int Order { get; private set; }

    public long? ParentId { get; private set; }

    public CategoryDetails Details => new(Name, Slug, Description, Icon, Order, ParentId);

    public static Category Open(long id, CategoryDetails details, DateTimeOffset now)
    {
        var category = new Category(id);
        category.Apply(details);
        category.Raise(new CategoryOpened(id, now));
        return category;
    }

    public void Change(CategoryDetails details, DateTimeOffset now)
    {
        Apply(details);
        Raise(new CategoryChanged(Id, now));
    }

    /// <summary>To be called before it is taken out of its repository: whoever keeps what was read of it hears of it.</summary>
    public void Remove(DateTimeOffset now) => Raise(new CategoryRemoved(Id, now));

    private void Apply(CategoryDetails details) =>
        (Name, Slug, Description, Icon, Order, ParentId) = details;
}

/// <param name="Slug">What stands in addresses: lower-case letters, digits and hyphens; unique.</param>
public sealed record CategoryDetails(string Name, string Slug, string? Description, string? Icon, int Order, long? ParentId);
