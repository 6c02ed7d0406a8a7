using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Products;

/// <summary>A picture of a product, in the order the seller gave. The first is the primary one.</summary>
public sealed class ProductImage : Entity
{
    public const int UrlMaxLength = 500;

    /// <summary>64 hexadecimal digits, a dot and the name of a format.</summary>
    public const int StorageKeyMaxLength = 69;

    private ProductImage() { }

    private ProductImage(long id, string url, string? storageKey, int order) : base(id) =>
        (Url, StorageKey, Order) = (url, storageKey, order);

    /// <summary>https, stored as given, never fetched by the server; of an upload the path at which it is served.</summary>
    public string Url { get; private set; } = "";

    public string? ThumbnailUrl { get; private set; }

    /// <summary>Which file it is, of those that were uploaded; null where the picture is elsewhere and only its address is known.</summary>
    public string? StorageKey { get; private set; }

    /// <summary>From 0.</summary>
    public int Order { get; private set; }

    public bool IsPrimary => Order == 0;

    internal static ProductImage Elsewhere(long id, string url, int order) => new(id, url, null, order);

    internal static ProductImage Uploaded(long id, string storageKey, int order) => new(id, $"/images/{storageKey}", storageKey, order);

    internal void MoveTo(int order) => Order = order;
}
