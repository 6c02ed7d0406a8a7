using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Catalog.Products.Commands;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.UnitTests.Application.Common.Behaviours;

namespace MultiWeb.UnitTests.Application.Catalog.Products.Commands;

public sealed class CreateProductTests
{
    private static readonly CreateProductCommand Bare = new("원목 의자", "거의 새것입니다. 직거래만 합니다.", 50_000m, 3, ProductCondition.Good);

    [Fact]
    public void A_good_listing_passes_with_and_without_what_may_be_left_out()
    {
        Refused(Bare).Should().BeEmpty();
        Refused(Bare with
        {
            OriginalPrice = 120_000m,
            Location = "서울 마포구",
            Latitude = 37.5,
            Longitude = 126.9,
            IsNegotiable = true,
            ImageUrls = ["https://img.example/1.jpg"],
        }).Should().BeEmpty();
    }

    [Fact]
    public void A_title_has_5_to_200_characters()
    {
        Refused(Bare with { Title = new('가', 5) }).Should().BeEmpty();
        Refused(Bare with { Title = new('가', 200) }).Should().BeEmpty();
        Refused(Bare with { Title = new('가', 4) }).Should().Equal("#/title length");
        Refused(Bare with { Title = new('가', 201) }).Should().Equal("#/title length");
        Refused(Bare with { Title = new(' ', 10) }).Should().Equal("#/title not_empty");
        Refused(Bare with { Title = null! }).Should().Equal("#/title not_empty");
    }

    [Fact]
    public void A_description_has_10_to_5000_characters()
    {
        Refused(Bare with { Description = new('가', 10) }).Should().BeEmpty();
        Refused(Bare with { Description = new('가', 5000) }).Should().BeEmpty();
        Refused(Bare with { Description = new('가', 9) }).Should().Equal("#/description length");
        Refused(Bare with { Description = new('가', 5001) }).Should().Equal("#/description length");
        Refused(Bare with { Description = null! }).Should().Equal("#/description not_empty");
    }

    [Fact]
    public void A_price_is_above_zero_with_two_places()
    {
        Refused(Bare with { Price = 0.01m }).Should().BeEmpty();
        Refused(Bare with { Price = Money.Max }).Should().BeEmpty();
        foreach (var price in new[] { 0m, -1m, 0.001m, Money.Max + 0.01m })
            Refused(Bare with { Price = price, OriginalPrice = price }).Should().Equal("#/price money", "#/original_price money");
    }

    [Fact]
    public void Category_and_condition_must_be_named()
    {
        Refused(Bare with { CategoryId = 1 }).Should().BeEmpty();
        Refused(Bare with { CategoryId = 0 }).Should().Equal("#/category_id greater_than");
        Refused(Bare with { Condition = null }).Should().Equal("#/condition not_null");
    }

    [Fact]
    public void A_location_has_at_most_200_characters()
    {
        Refused(Bare with { Location = new('가', 200) }).Should().BeEmpty();
        Refused(Bare with { Location = new('가', 201) }).Should().Equal("#/location maximum_length");
    }

    [Fact]
    public void A_place_is_on_earth_and_has_both_coordinates()
    {
        Refused(Bare with { Latitude = 90, Longitude = -180 }).Should().BeEmpty();
        Refused(Bare with { Latitude = -90, Longitude = 180 }).Should().BeEmpty();
        Refused(Bare with { Latitude = 90.0001, Longitude = 180.0001 }).Should().Equal("#/latitude inclusive_between", "#/longitude inclusive_between");
        Refused(Bare with { Latitude = 37.5 }).Should().Equal("#/longitude not_null");
        Refused(Bare with { Longitude = 126.9 }).Should().Equal("#/latitude not_null");
    }

    [Fact]
    public void There_are_up_to_ten_pictures_at_https_addresses()
    {
        Refused(Bare with { ImageUrls = [.. Enumerable.Repeat("https://img.example/1.jpg", 10)] }).Should().BeEmpty();
        Refused(Bare with { ImageUrls = [.. Enumerable.Repeat("https://img.example/1.jpg", 11)] }).Should().Equal("#/image_urls too_many");
        Refused(Bare with { ImageUrls = [.. Enumerable.Repeat("", 11)] }).Should().Equal("#/image_urls too_many");
        Refused(Bare with { ImageUrls = ["https://a.example/", "http://a.example/", "", null!] })
            .Should().Equal("#/image_urls/1 https_url", "#/image_urls/2 not_empty", "#/image_urls/2 https_url", "#/image_urls/3 not_empty");
        Refused(Bare with { ImageUrls = ["https://a.example/" + new string('a', 482)] }).Should().BeEmpty();
        Refused(Bare with { ImageUrls = ["https://a.example/" + new string('a', 483)] }).Should().Equal("#/image_urls/0 maximum_length");
    }

    [Fact]
    public void Everything_wrong_is_told_at_once() =>
        Refused(new CreateProductCommand("", "", 0, 0, null)).Select(r => r.Split(' ')[0]).Distinct()
            .Should().Equal("#/title", "#/description", "#/price", "#/category_id", "#/condition");

    private static string[] Refused(CreateProductCommand command) =>
        Refusals.Of<CreateProductCommand, ProductResponse>(new CreateProductValidator(), command);
}
