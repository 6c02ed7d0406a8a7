using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.UnitTests.Domain.Common;
using static MultiWeb.UnitTests.Domain.Catalog.Products.Listings;

namespace MultiWeb.UnitTests.Domain.Catalog.Products;

public sealed class ProductTests
{
    [Fact]
    public void A_new_listing_is_available_and_says_what_its_seller_said()
    {
        var product = New();
        product.Status.Should().Be(ProductStatus.Available);
        product.Details.Should().Be(Details);
        (product.Id, product.SellerId, product.Version).Should().Be((Id, Seller, 1));
        (product.CreatedAt, product.UpdatedAt).Should().Be((Listed, Listed));
        product.IsFeatured.Should().BeFalse();
        product.Events.Should().Equal(new ProductListed(Id, Seller, 3, "원목 의자", 50_000m, Listed));
    }

    [Fact]
    public void The_public_place_is_the_blurred_one()
    {
        var product = New();
        var blurred = Details.Point!.Blurred(Id);
        (product.PublicLatitude, product.PublicLongitude).Should().Be((blurred.Latitude, blurred.Longitude));
        product.PublicLatitude.Should().NotBe(product.Latitude);
    }

    [Fact]
    public void A_listing_without_a_place_has_no_public_one_either()
    {
        var product = New(Details with { Point = null });
        new[] { product.Latitude, product.Longitude, product.PublicLatitude, product.PublicLongitude }.Should().AllSatisfy(d => d.Should().BeNull());
        product.Details.Point.Should().BeNull();
    }

    [Fact]
    public void A_change_replaces_everything_and_tells_the_old_price_and_the_new()
    {
        var product = In(ProductStatus.Available);
        var details = new ProductDetails("자전거 팝니다", "타던 것입니다. 상태 좋아요.", Money.Of(9m), null, 7, ProductCondition.Poor, null, null, true);
        product.Change(details, null, Later).IsSuccess.Should().BeTrue();
        product.Details.Should().Be(details);
        product.Slug.Should().Be($"자전거-팝니다-{Id}");
        (product.UpdatedAt, product.CreatedAt).Should().Be((Later, Listed));
        product.PublicLatitude.Should().BeNull("the blurred place goes with the place");
        product.Events.Should().Equal(new ProductChanged(Id, Seller, 50_000m, 9m, Later));
    }

    [Fact]
    public void Pictures_stay_unless_new_ones_are_given()
    {
        var product = In(ProductStatus.Available);
        product.Change(Details, null, Later);
        product.Images.Should().HaveCount(2);
        product.Change(Details, [], Later);
        product.Images.Should().BeEmpty();
    }

    [Fact]
    public void Pictures_keep_their_order_and_the_first_is_the_primary_one()
    {
        var images = New(images: Product.MaxImages).Images;
        images.Select(i => i.Url).Should().Equal(Images(Product.MaxImages).Select(i => i.Url));
        images.Select(i => i.Order).Should().Equal(Enumerable.Range(0, Product.MaxImages));
        images.Select(i => i.IsPrimary).Should().Equal(Enumerable.Range(0, Product.MaxImages).Select(i => i == 0));
    }

    [Fact]
    public void There_are_never_more_pictures_than_the_limit()
    {
        FluentActions.Invoking(() => New(images: Product.MaxImages + 1)).Should().Throw<ArgumentException>();
        var product = New();
        product.Change(Details, Images(Product.MaxImages + 1), Later).Error!.Code.Should().Be("validation_failed");
        product.Images.Should().HaveCount(2);
    }

    [Fact]
    public void The_version_moves_by_one_a_load_however_much_changes()
    {
        var product = New();
        product.Version.Should().Be(1);
        product.AsLoaded();

        product.Change(Details, null, Later);
        product.Reserve(Buyer, Details.Price, Later);
        product.Release(Buyer, Later);
        product.Version.Should().Be(2);
        product.Events.Select(e => e.GetType()).Should().Equal(typeof(ProductChanged), typeof(ProductReserved), typeof(ProductReleased));

        product.AsLoaded().Remove(Later);
        product.Version.Should().Be(3);
    }

    [Fact]
    public void Amounts_are_compared_by_value_and_negotiable_means_any_amount()
    {
        In(ProductStatus.Available).Reserve(Buyer, Money.Of(50_000.00m), Later).IsSuccess.Should().BeTrue();
        In(ProductStatus.Available).Reserve(Buyer, Money.Of(49_999.99m), Later).Error.Should().Be(ProductErrors.PriceMismatch);
        In(ProductStatus.Available).Reserve(Buyer, Money.Of(50_000.01m), Later).Error.Should().Be(ProductErrors.PriceMismatch);
        In(ProductStatus.Available, negotiable: true).Reserve(Buyer, Money.Of(0.01m), Later).IsSuccess.Should().BeTrue();
    }

    [Fact]
    public void A_listing_is_put_forward_and_taken_back_and_twice_is_no_change()
    {
        var product = New().AsLoaded();
        foreach (var isFeatured in new[] { false, true, true, false })
            product.Feature(isFeatured, Later).IsSuccess.Should().BeTrue();

        product.IsFeatured.Should().BeFalse();
        product.Events.Should().Equal(new ProductFeatured(Id, Seller, Later), new ProductUnfeatured(Id, Seller, Later));
        In(ProductStatus.Removed).Feature(true, Later).Error.Should().Be(CommonErrors.Gone);
        foreach (var status in new[] { ProductStatus.Reserved, ProductStatus.Sold })
            In(status).Feature(true, Later).IsSuccess.Should().BeTrue();
    }
}
