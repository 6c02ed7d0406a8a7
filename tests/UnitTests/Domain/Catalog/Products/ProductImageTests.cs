using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.UnitTests.Domain.Common;
using static MultiWeb.UnitTests.Domain.Catalog.Products.Listings;

namespace MultiWeb.UnitTests.Domain.Catalog.Products;

/// <summary>Pictures that were uploaded, among those that are elsewhere.</summary>
public sealed class ProductImageTests
{
    [Fact]
    public void A_picture_comes_behind_the_others_and_is_a_change_of_the_product()
    {
        var product = In(ProductStatus.Available);

        var added = product.AddImage(7, "key.jpg", Later).Value;

        (added.Id, added.Url, added.StorageKey, added.Order, added.IsPrimary).Should().Be((7, "/images/key.jpg", "key.jpg", 2, false));
        product.Images.Should().HaveCount(3);
        product.UpdatedAt.Should().Be(Later);
        product.Events.Should().Equal(new ProductChanged(Id, Seller, 50_000m, 50_000m, Later));
    }

    [Fact]
    public void The_eleventh_is_refused_wherever_the_others_are()
    {
        var product = New(images: 8).AsLoaded();
        product.AddImage(7, "a.jpg", Later).IsSuccess.Should().BeTrue();
        product.AddImage(8, "b.jpg", Later).IsSuccess.Should().BeTrue();

        product.AddImage(9, "c.jpg", Later).Error!.Fields.Single().Should().Match<FieldError>(f => f.Pointer == "#/file" && f.Code == "too_many");
        product.Change(Details, Images(9), Later).Error!.Fields.Single().Should().Match<FieldError>(f => f.Pointer == "#/image_urls" && f.Code == "too_many");
        product.Images.Should().HaveCount(10);
    }

    [Fact]
    public void New_addresses_leave_what_was_uploaded_in_front_of_them()
    {
        var product = In(ProductStatus.Available);
        product.AddImage(7, "a.jpg", Later);

        product.Change(Details, [(200, "https://img.example/new.jpg")], Later).IsSuccess.Should().BeTrue();

        product.Images.OrderBy(i => i.Order).Select(i => (i.Id, i.Order)).Should().Equal((7, 0), (200, 1));
    }

    [Fact]
    public void Who_is_behind_one_that_goes_moves_up()
    {
        var product = New(images: 3).AsLoaded();

        product.RemoveImage(101, Later).IsSuccess.Should().BeTrue();

        product.Images.Select(i => (i.Id, i.Order, i.IsPrimary)).Should().Equal((102, 0, true), (103, 1, false));
        product.RemoveImage(101, Later).Error.Should().Be(CommonErrors.NotFound);
    }

    [Fact]
    public void An_order_names_each_picture_once()
    {
        var product = New(images: 3).AsLoaded();

        product.ArrangeImages([103, 101, 102], Later).IsSuccess.Should().BeTrue();

        product.Images.OrderBy(i => i.Order).Select(i => i.Id).Should().Equal(103, 101, 102);
        foreach (var wrong in new long[][] { [], [101, 102], [101, 102, 103, 104], [101, 102, 102], [101, 102, 104], [101, 101, 102, 103] })
            product.ArrangeImages(wrong, Later).Error.Should().Be(ProductErrors.NotTheImages);
    }

    [Theory]
    [InlineData(ProductStatus.Reserved)]
    [InlineData(ProductStatus.Sold)]
    public void Pictures_may_change_while_price_and_title_may_not(ProductStatus status)
    {
        In(status).AddImage(7, "a.jpg", Later).IsSuccess.Should().BeTrue();
        In(status).RemoveImage(101, Later).IsSuccess.Should().BeTrue();
        In(status).ArrangeImages([102, 101], Later).IsSuccess.Should().BeTrue();
    }

    [Fact]
    public void What_was_removed_is_gone()
    {
        var product = In(ProductStatus.Removed);

        product.AddImage(7, "a.jpg", Later).Error.Should().Be(CommonErrors.Gone);
        product.RemoveImage(101, Later).Error.Should().Be(CommonErrors.Gone);
        product.ArrangeImages([102, 101], Later).Error.Should().Be(CommonErrors.Gone);
    }
}
