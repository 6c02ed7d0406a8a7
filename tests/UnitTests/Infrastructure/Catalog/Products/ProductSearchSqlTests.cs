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
        var order = Rows(e.Query, e.Window)[^60..].Split("ORDER BY ")[^1];
        var directions = DirectionWord().Matches(order).Select(m => m.Value).Distinct().ToList();
        directions.Should().ContainSingle("a place in the list is one row comparison");
        order.Should().EndWith($"f.id {directions[0]}", "the id breaks ties");
    });

    [Theory]
    [InlineData(ProductSort.PriceAsc, false, ">", "ASC")]
    [InlineData(ProductSort.PriceAsc, true, "<", "DESC")]
    [InlineData(ProductSort.PriceDesc, false, "<", "DESC")]
    [InlineData(ProductSort.PriceDesc, true, ">", "ASC")]
    public void Going_back_turns_the_sort_around(ProductSort sort, bool backward, string comparison, string direction)
    {
        var sql = Rows(new ListProductsQuery(Sort: sort), new PageWindow(20, null, new RowPosition("5000.00", 77), backward));
        sql.Should().Contain($"(p.price, p.id) {comparison} ($1::numeric, $2)").And.EndWith($"ORDER BY f.key1 {direction}, f.id {direction}");
    }

    [Fact]
    public void A_page_takes_one_row_more_than_it_shows()
    {
        var command = new ProductSearchSql(new ListProductsQuery(), new PageWindow(20, 3, null, Backward: false)).Rows("p.id");
        command.CommandText.Should().Contain("OFFSET $1 LIMIT $2");
        command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Value).Should().Equal(40, 21);
    }

    [Fact]
    public void A_page_that_must_be_found_is_looked_for_with_all_before_it()
    {
        var command = new ProductSearchSql(new ListProductsQuery(IsNegotiable: true), new PageWindow(20, 3, null, Backward: false)).Rows("p.id");
        command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Value).Should().Equal(true, 61, 40, 21);
    }

    [Fact]
    public void Pages_that_reach_deep_walk_farther()
    {
        Walked(page: 1).Should().Contain("LIMIT 4000)");
        Walked(page: 500).Should().Contain("LIMIT 44000)");

        static string Walked(int page) => Rows(new ListProductsQuery(IsNegotiable: true), new PageWindow(20, page, null, Backward: false));
    }

    [Fact]
    public void Without_conditions_a_list_is_read_off_the_index_of_its_order() => Enum.GetValues<ProductSort>()
        .Where(sort => sort is not (ProductSort.Relevance or ProductSort.Distance))
        .Should().AllSatisfy(sort => Rows(new ListProductsQuery(Sort: sort), FirstPage).Should().NotContain("MATERIALIZED"));

    [Fact]
    public void The_status_is_a_literal_so_that_the_partial_indexes_fit() =>
        Rows(new ListProductsQuery(Status: ProductStatus.Reserved), FirstPage).Should().Contain("p.status = 'reserved'");

    [Fact]
    public void Only_the_blurred_place_is_measured_to() => Everything.Should().AllSatisfy(e =>
        Rows(e.Query, e.Window).Should().NotContain("p.latitude").And.NotContain("p.longitude"));

    private static string Rows(ListProductsQuery query, PageWindow window) => new ProductSearchSql(query, window).Rows("p.id").CommandText;

    [GeneratedRegex(@"\$\d+", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(ASC|DESC)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DirectionWord();
}
