using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Catalog.Products;

/// <summary>Listings to begin a test with.</summary>
internal static class Listings
{
    public const long Id = 11;
    public const long Seller = 1;
    public const long Buyer = 2;

    public static readonly DateTimeOffset Listed = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Later = Listed.AddHours(5);

    public static readonly ProductDetails Details = new(
        "원목 의자", "거의 새것입니다. 직거래만 합니다.", Money.Of(50_000m), Money.Of(120_000m), 3, ProductCondition.LikeNew,
        "서울 마포구", new GeoPoint(37.5563, 126.9236), IsNegotiable: false);

    public static IReadOnlyList<(long Id, string Url)> Images(int count) =>
        [.. Enumerable.Range(1, count).Select(i => ((long)(100 + i), $"https://img.example/{i}.jpg"))];

    public static Product New(ProductDetails? details = null, int images = 2) =>
        Product.List(Id, Seller, details ?? Details, Images(images), Listed);

    /// <summary>A listing in that status, as the next command finds it.</summary>
    public static Product In(ProductStatus status, bool negotiable = false)
    {
        var product = New(Details with { IsNegotiable = negotiable }).AsLoaded();
        if (status is ProductStatus.Reserved or ProductStatus.Sold)
            product.Reserve(Buyer, Details.Price, Listed).IsSuccess.Should().BeTrue();
        if (status == ProductStatus.Sold)
            product.Sell(Listed).IsSuccess.Should().BeTrue();
        if (status == ProductStatus.Removed)
            product.Remove(Listed).IsSuccess.Should().BeTrue();
        product.Status.Should().Be(status);
        return product.AsLoaded();
    }
}
