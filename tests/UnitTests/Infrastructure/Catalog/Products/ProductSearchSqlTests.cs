using System.Text.RegularExpressions;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Infrastructure.Catalog.Products;
using Npgsql;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products;

public sealed partial class ProductSearchSqlTests
{
    private const string Poison = "'; DROP TABLE catalog.products; --";

    private static readonly PageWindow FirstPage = new(20, 1, null, Backward: false);

    /// <summary>Every sort, with every filter and with none, from the top, from a row and back from it.</summary>
    private static IEnumerable<(ListProductsQuery Query, PageWindow Window)> Everything =>
        from sort in Enum.GetValues<ProductSort>()
        from query in new[]
        {
            new ListProductsQuery(Search: "원목 의자", Lat: 37.5, Lng: 126.9, RadiusKm: 3, Sort: sort),
            new ListProductsQuery(Poison, 1, ProductStatus.Sold, ProductCondition.LikeNew, 1, 9, 7, true, 37.5, 126.9, 3, sort),
        }
        from window in new[]
        {
            FirstPage,
            new PageWindow(20, null, new RowPosition($"{Poison}|2", 77), Backward: false),
            new PageWindow(20, null, new RowPosition($"{Poison}|2", 77), Backward: true),
        }
        select (query, window);

    [Fact]
    public void Nothing_that_a_client_sent_becomes_part_of_the_text() => Everything.Should().AllSatisfy(e =>
    {
        var sql = new ProductSearchSql(e.Query, e.Window);
        sql.Rows("p.id").CommandText.Should().NotContain("DROP").And.NotContain("원목");
        sql.Count().CommandText.Should().NotContain("DROP").And.NotContain("원목");
    });

    [Fact]
    public void Every_placeholder_has_its_value_and_every_value_its_placeholder() => Everything.Should().AllSatisfy(e =>
    {
        var sql = new ProductSearchSql(e.Query, e.Window);
        foreach (var command in new[] { sql.Rows("p.id"), sql.Count() })
        {
            var named = Placeholder().Matches(command.CommandText).Select(m => int.Parse(m.ValueSpan[1..])).Distinct().Order();
            named.Should().Equal(Enumerable.Range(1, command.Parameters.Count));
        }
    });

    [Fact]
    public void Whatever_the_sort_the_id_breaks_the_ties_in_the_same_direction() => Everything.Should().AllSatisfy(e =>
    {
        var order = Rows(e.Query, e.Window).Split("ORDER BY ")[1].Split(" OFFSET")[0];
        var directions = DirectionWord().Matches(order).Select(m => m.Value).Distinct().ToList();
        directions.Should().ContainSingle("a place in the list is one row comparison");
        order.Should().MatchRegex($"(p\\.id|n\\.product_id) {directions[0]}$", "the id breaks ties");
    });

    [Theory]
    [InlineData(ProductSort.PriceAsc, false, ">", "ASC")]
    [InlineData(ProductSort.PriceAsc, true, "<", "DESC")]
    [InlineData(ProductSort.PriceDesc, false, "<", "DESC")]
    [InlineData(ProductSort.PriceDesc, true, ">", "ASC")]
    public void Going_back_turns_the_sort_around(ProductSort sort, bool backward, string comparison, string direction)
    {
        var sql = Rows(new ListProductsQuery(Sort: sort), new PageWindow(20, null, new RowPosition("5000.00", 77), backward));
        sql.Should().Contain($"(p.price, p.id) {comparison} ($1::numeric, $2)").And.Contain($"ORDER BY p.price {direction}, p.id {direction}");
    }

    [Fact]
    public void A_page_takes_one_row_more_than_it_shows()
    {
        var command = new ProductSearchSql(new ListProductsQuery(), new PageWindow(20, 3, null, Backward: false)).Rows("p.id");
        command.CommandText.Should().EndWith("OFFSET $1 LIMIT $2");
        command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Value).Should().Equal(40, 21);
    }

    [Fact]
    public void The_status_is_a_literal_so_that_the_partial_indexes_fit() =>
        Rows(new ListProductsQuery(Status: ProductStatus.Reserved), FirstPage).Should().Contain("p.status = 'reserved'");

    [Fact]
    public void A_single_syllable_is_searched_for_without_the_pairs()
    {
        Rows(new ListProductsQuery(Search: "의자"), FirstPage).Should().Contain("p.search_bigrams @>");
        Rows(new ListProductsQuery(Search: "책"), FirstPage).Should().NotContain("p.search_bigrams").And.Contain("strpos(p.search_text");
    }

    [Fact]
    public void Only_the_blurred_place_is_measured_to() => Everything.Should().AllSatisfy(e =>
        Rows(e.Query, e.Window).Should().NotContain("p.latitude").And.NotContain("p.longitude"));

    [Theory]
    [InlineData(88.9, 0)]
    [InlineData(37, 179.99)]
    public void Where_a_box_of_degrees_is_no_help_the_distance_decides_alone(double latitude, double longitude)
    {
        Rows(new ListProductsQuery(Lat: latitude, Lng: longitude, RadiusKm: 50), FirstPage)
            .Should().NotContain("p.public_longitude BETWEEN").And.Contain("p.public_latitude BETWEEN");
        Rows(new ListProductsQuery(Lat: 37, Lng: 127, RadiusKm: 50), FirstPage).Should().Contain("p.public_longitude BETWEEN");
    }

    private static string Rows(ListProductsQuery query, PageWindow window) => new ProductSearchSql(query, window).Rows("p.id").CommandText;

    [GeneratedRegex(@"\$\d+", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(ASC|DESC)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DirectionWord();
}
