using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Catalog.Products.Commands;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.UnitTests.Application.Common.Behaviours;

namespace MultiWeb.UnitTests.Application.Catalog.Products.Commands;

public sealed class UpdateProductTests
{
    private static readonly UpdateProductCommand Nothing = new(default, default, default, default, default, default, default, default, default, default, default);

    [Fact]
    public void What_is_absent_is_not_looked_at() => Refused(Nothing).Should().BeEmpty();

    [Fact]
    public void What_may_be_cleared_may_be_null() => Refused(Nothing with
    {
        OriginalPrice = new(null),
        Location = new(null),
        Latitude = new(null),
        Longitude = new(null),
        ImageUrls = new(null),
    }).Should().BeEmpty();

    [Fact]
    public void What_must_be_there_may_not_be_null() => Refused(Nothing with
    {
        Title = new(null),
        Description = new(null),
        Price = new(0),
        CategoryId = new(0),
        Condition = new(null),
    }).Should().Equal("#/title not_empty", "#/description not_empty", "#/price money", "#/category_id greater_than", "#/condition not_null");

    [Fact]
    public void The_limits_are_those_of_a_new_listing_and_point_at_the_members_of_the_patch()
    {
        Refused(Nothing with { Title = new(new('가', 4)) }).Should().Equal("#/title length");
        Refused(Nothing with { Title = new(new('가', 5)) }).Should().BeEmpty();
        Refused(Nothing with { Description = new(new('가', 5001)) }).Should().Equal("#/description length");
        Refused(Nothing with { Price = new(0.001m) }).Should().Equal("#/price money");
        Refused(Nothing with { OriginalPrice = new(0m) }).Should().Equal("#/original_price money");
        Refused(Nothing with { Condition = new(ProductCondition.Poor), CategoryId = new(1), IsNegotiable = new(true) }).Should().BeEmpty();
        Refused(Nothing with { Location = new(new('가', 201)) }).Should().Equal("#/location maximum_length");
        Refused(Nothing with { ImageUrls = Urls("https://a.example/", "ftp://a.example/") }).Should().Equal("#/image_urls/1 https_url");
        Refused(Nothing with { ImageUrls = Urls([.. Enumerable.Repeat("https://a.example/", 11)]) }).Should().Equal("#/image_urls too_many");
        Refused(Nothing with { ImageUrls = Urls([.. Enumerable.Repeat("", 11)]) }).Should().Equal("#/image_urls too_many");
    }

    [Fact]
    public void A_place_changes_as_a_whole()
    {
        Refused(Nothing with { Latitude = new(37.5), Longitude = new(126.9) }).Should().BeEmpty();
        Refused(Nothing with { Latitude = new(37.5) }).Should().Equal("#/latitude incomplete_point");
        Refused(Nothing with { Longitude = new(126.9) }).Should().Equal("#/latitude incomplete_point");
        Refused(Nothing with { Latitude = new(null), Longitude = new(126.9) }).Should().Equal("#/latitude incomplete_point");
        Refused(Nothing with { Latitude = new(91), Longitude = new(181) }).Should().Equal("#/latitude inclusive_between", "#/longitude inclusive_between");
    }

    private static Optional<IReadOnlyList<string>> Urls(params string[] urls) => new(urls);

    private static string[] Refused(UpdateProductCommand command) =>
        Refusals.Of<UpdateProductCommand, ProductResponse>(new UpdateProductValidator(), command);
}
