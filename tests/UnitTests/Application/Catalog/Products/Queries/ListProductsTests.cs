using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.UnitTests.Application.Common.Behaviours;

namespace MultiWeb.UnitTests.Application.Catalog.Products.Queries;

public sealed class ListProductsTests
{
    private static readonly ListProductsQuery All = new();

    [Fact]
    public void Without_a_filter_everything_that_is_for_sale_is_asked_for()
    {
        Refused(All).Should().BeEmpty();
        (All.Status, All.Sort, All.Page, All.PageSize).Should().Be((ProductStatus.Available, ProductSort.Latest, 1, 20));
    }

    [Fact]
    public void Every_filter_at_once_passes() => Refused(new ListProductsQuery(
        "원목 의자", 1, ProductStatus.Sold, ProductCondition.New, 0, Money.Max, 1, true, -90, 180, 200, ProductSort.Distance)).Should().BeEmpty();

    [Fact]
    public void A_search_has_at_most_100_characters_and_10_words()
    {
        Refused(All with { Search = new('가', 100) }).Should().BeEmpty();
        Refused(All with { Search = new('가', 101) }).Should().Equal("#/search maximum_length");
        Refused(All with { Search = "a b c d e f g h i j" }).Should().BeEmpty();
        Refused(All with { Search = "a b c d e f g h i j k" }).Should().Equal("#/search too_many_words");
    }

    [Fact]
    public void Words_stand_between_spaces_of_any_kind()
    {
        (All with { Search = "  원목 \t 의자　책상\n" }).Words.Should().Equal("원목", "의자", "책상");
        (All with { Search = "   " }).Words.Should().BeEmpty();
        All.Words.Should().BeEmpty();
    }

    [Fact]
    public void Removed_listings_cannot_be_listed()
    {
        Refused(All with { Status = ProductStatus.Reserved }).Should().BeEmpty();
        Refused(All with { Status = ProductStatus.Removed }).Should().Equal("#/status not_equal");
    }

    [Fact]
    public void Ids_are_above_zero() =>
        Refused(All with { CategoryId = 0, SellerId = -1 }).Should().Equal("#/category_id greater_than", "#/seller_id greater_than");

    [Fact]
    public void Prices_are_amounts_and_zero()
    {
        Refused(All with { MinPrice = 0, MaxPrice = 0 }).Should().BeEmpty();
        Refused(All with { MinPrice = -0.01m, MaxPrice = Money.Max + 0.01m })
            .Should().Equal("#/min_price inclusive_between", "#/max_price inclusive_between");
    }

    [Fact]
    public void A_place_has_both_coordinates_and_a_radius()
    {
        Refused(All with { Lat = 37, Lng = 127, RadiusKm = 0.1 }).Should().BeEmpty();
        Refused(All with { Lat = 37 }).Should().Equal("#/lng not_null", "#/radius_km not_null");
        Refused(All with { Lng = 127 }).Should().Equal("#/lat not_null");
        Refused(All with { RadiusKm = 5 }).Should().Equal("#/lat not_null");
        Refused(All with { Sort = ProductSort.Distance }).Should().Equal("#/lat not_null");
        Refused(All with { Lat = 90.1, Lng = -180.1, RadiusKm = 1 }).Should().Equal("#/lat inclusive_between", "#/lng inclusive_between");
        Refused(All with { Lat = 37, Lng = 127, RadiusKm = 0 }).Should().Equal("#/radius_km greater_than");
        Refused(All with { Lat = 37, Lng = 127, RadiusKm = 200.1 }).Should().Equal("#/radius_km less_than_or_equal");
    }

    [Fact]
    public void Relevance_needs_words()
    {
        Refused(All with { Sort = ProductSort.Relevance, Search = "의자" }).Should().BeEmpty();
        Refused(All with { Sort = ProductSort.Relevance }).Should().Equal("#/search not_empty");
        Refused(All with { Sort = ProductSort.Relevance, Search = "  " }).Should().Equal("#/search not_empty");
    }

    [Fact]
    public void Pages_have_the_limits_of_every_list() => Refused(All with { PageSize = 101 }).Should().Equal("#/page_size inclusive_between");

    private static string[] Refused(ListProductsQuery query) =>
        Refusals.Of<ListProductsQuery, Paged<ProductResponse>>(new ListProductsValidator(), query);
}
