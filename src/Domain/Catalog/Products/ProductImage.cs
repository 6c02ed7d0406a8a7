using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Products;

/// <summary>A picture of a product, in the order the seller gave. The first is the primary one.</summary>
public sealed class ProductImage : Entity
{
    public const int UrlMaxLength = 500;

    private ProductImage() { }

    internal ProductImage(long id, string url, int order) : base(id) => (Url, Order) = (url, order);

    /// <summary>https; stored as given, never fetched by the server.</summary>
    public string Url { get; private set; } = "";

    public string? ThumbnailUrl { get; private set; }

    /// <summary>From 0.</summary>
    public int Order { get; private set; }

    public bool IsPrimary => Order == 0;
}
