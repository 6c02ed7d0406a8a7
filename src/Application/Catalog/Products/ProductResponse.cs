using MultiWeb.Application.Catalog.Categories;
using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.Application.Catalog.Products;

/// <summary>A listing as everybody sees it.</summary>
/// <param name="Latitude">Blurred by up to about 550 m, always in the same way; null when the seller gave no place.</param>
/// <param name="Longitude">Blurred like <paramref name="Latitude"/>.</param>
/// <param name="Views">How often it was looked at, as of up to five minutes ago.</param>
/// <param name="DistanceKm">Rounded up to a step of its own size; only in a nearby search.</param>
public sealed record ProductResponse(
    long Id, string Title, string Slug, string Description, decimal Price, decimal? OriginalPrice,
    ProductCondition Condition, ProductStatus Status, long CategoryId, CategoryResponse Category, long SellerId,
    string? Location, double? Latitude, double? Longitude, bool IsNegotiable, int Views, int Likes, bool IsFeatured,
    IReadOnlyList<ProductImageResponse> Images, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, double? DistanceKm, int Version) : IVersioned
{
    internal static ProductResponse Of(Product p, CategoryResponse category, ProductCounts counts, IImageAddresses addresses) => new(
        p.Id, p.Title, p.Slug, p.Description, p.Price.Amount, p.OriginalPrice?.Amount,
        p.Condition, p.Status, p.CategoryId, category, p.SellerId,
        p.Location, p.PublicLatitude, p.PublicLongitude, p.IsNegotiable, counts.Views, counts.Likes, p.IsFeatured,
        ProductImageResponse.AllOf(p, addresses),
        p.CreatedAt, p.UpdatedAt, null, p.Version);
}

/// <summary>What is counted of a listing, beside it and not in it.</summary>
public readonly record struct ProductCounts(int Views, int Likes);

/// <summary>A picture of a listing.</summary>
/// <param name="ThumbnailUrl">A smaller one, of those that were uploaded; null where only the address of a picture elsewhere is known.</param>
/// <param name="Order">From 0.</param>
/// <param name="IsPrimary">The first one, which lists show.</param>
public sealed record ProductImageResponse(long Id, string Url, string? ThumbnailUrl, int Order, bool IsPrimary)
{
    internal static ProductImageResponse Of(ProductImage i, IImageAddresses addresses) => Of(i.Id, i.Url, i.ThumbnailUrl, i.StorageKey, i.Order, i.IsPrimary, addresses);

    /// <summary>Of one that was uploaded the addresses follow the settings; of one elsewhere they are those that were given.</summary>
    internal static ProductImageResponse Of(long id, string url, string? thumbnailUrl, string? storageKey, int order, bool isPrimary, IImageAddresses addresses) =>
        storageKey is { } key
            ? new(id, addresses.UrlOf(key), addresses.ThumbnailOf(key), order, isPrimary)
            : new(id, url, thumbnailUrl, order, isPrimary);

    internal static IReadOnlyList<ProductImageResponse> AllOf(Product product, IImageAddresses addresses) =>
        [.. product.Images.OrderBy(i => i.Order).Select(i => Of(i, addresses))];
}
