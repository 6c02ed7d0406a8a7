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

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string? Description { get; private set; }

    public string? Icon { get; private set; }

    /// <summary>Where it stands among its siblings, lowest first.</summary>
    public int Order { get; private set; }

    public long? ParentId { get; private set; }
}
