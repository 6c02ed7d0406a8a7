using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Products;

/// <summary>Filters, orders and pages of the list. Each test looks at the products of one seller only.</summary>
public sealed class ProductListTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Filters_narrow_the_list()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var cheap = await seller.ListProductAsync(("price", 100), ("condition", "poor"));
        var dear = await seller.ListProductAsync(("price", 900.50m), ("category_id", 5), ("is_negotiable", true));
        var held = await seller.ListProductAsync();
        await buyer.OpenDealAsync(held);

        (await ListAsync(seller)).Should().Equal(dear, cheap);
        (await ListAsync(seller, "status=reserved")).Should().Equal(held);
        (await ListAsync(seller, "status=sold")).Should().BeEmpty();
        (await ListAsync(seller, "condition=poor")).Should().Equal(cheap);
        (await ListAsync(seller, "category_id=5")).Should().Equal(dear);
        (await ListAsync(seller, "category_id=4711")).Should().BeEmpty();
        (await ListAsync(seller, "is_negotiable=true")).Should().Equal(dear);
        (await ListAsync(seller, "is_negotiable=false")).Should().Equal(cheap);
        (await ListAsync(seller, "min_price=100.01")).Should().Equal(dear);
        (await ListAsync(seller, "max_price=900.50&min_price=900.50")).Should().Equal(dear);
        (await ListAsync(seller, "min_price=101&max_price=900")).Should().BeEmpty();
    }

    [Fact]
    public async Task What_one_person_has_on_offer_is_listed_where_one_looks_for_him()
    {
        var (seller, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        long[] ids = [await seller.ListProductAsync(), await seller.ListProductAsync(("price", 5)), await seller.ListProductAsync()];
        await other.ListProductAsync();

        (await market.Anyone.GetAsync($"users/{seller.Id}/products")).ItemIds.Should().Equal(ids[2], ids[1], ids[0]);
        (await market.Anyone.GetAsync($"users/{seller.Id}/products?max_price=5&seller_id={other.Id}")).ItemIds.Should().Equal(ids[1]);
        var (forward, _) = await PageWalk.ThereAndBackAsync(market.Anyone, $"users/{seller.Id}/products", pageSize: 2);
        forward.Should().Equal(ids[2], ids[1], ids[0]);
        (await market.Anyone.GetAsync("users/99999999/products")).ShouldBe(HttpStatusCode.OK).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task A_category_holds_what_is_on_the_shelves_below_it()
    {
        await market.Database.ExecuteAsync("""
            INSERT INTO catalog.categories (id, name, slug, "order", parent_id, version)
            VALUES (50, '의자', 'chairs', 1, 3, 1), (51, '안락의자', 'armchairs', 1, 50, 1) ON CONFLICT DO NOTHING
            """);
        var seller = await market.NewPersonAsync();
        var armchair = await seller.ListProductAsync(("category_id", 51));
        var table = await seller.ListProductAsync(("category_id", 3));

        (await ListAsync(seller, "category_id=3")).Should().Equal(table, armchair);
        (await ListAsync(seller, "category_id=50")).Should().Equal(armchair);
    }

    [Fact]
    public async Task Sorts_order_the_list_and_the_id_breaks_ties()
    {
        var seller = await market.NewPersonAsync();
        var middle = await seller.ListProductAsync(("price", 500));
        var low = await seller.ListProductAsync(("price", 100));
        var high = await seller.ListProductAsync(("price", 900));
        var alsoLow = await seller.ListProductAsync(("price", 100));
        await market.Database.ExecuteAsync("UPDATE catalog.product_counters SET likes = 5 WHERE product_id = $1", middle);
        await market.Database.ExecuteAsync("UPDATE catalog.product_counters SET likes = 5, views = 1 WHERE product_id = $1", low);

        (await ListAsync(seller)).Should().Equal(alsoLow, high, low, middle);
        (await ListAsync(seller, "sort=latest")).Should().Equal(alsoLow, high, low, middle);
        (await ListAsync(seller, "sort=price_asc")).Should().Equal(low, alsoLow, middle, high);
        (await ListAsync(seller, "sort=price_desc")).Should().Equal(high, middle, alsoLow, low);
        (await ListAsync(seller, "sort=popular")).Should().Equal(low, middle, alsoLow, high);
    }

    [Fact]
    public async Task Pages_are_counted_and_linked_to_their_neighbours()
    {
        var seller = await market.NewPersonAsync();
        for (var i = 0; i < 5; i++)
            await seller.ListProductAsync();

        var page = (await market.Anyone.GetAsync($"products?seller_id={seller.Id}&page=2&page_size=2")).ShouldBe(HttpStatusCode.OK);

        page["total"].GetInt32().Should().Be(5);
        page["page"].GetInt32().Should().Be(2);
        page["page_size"].GetInt32().Should().Be(2);
        page["pages"].GetInt32().Should().Be(3);
        page["has_more"].GetBoolean().Should().BeTrue();
        var link = page.Headers.GetValues("Link").Single();
        link.Should().Contain("rel=\"next\"").And.Contain("rel=\"prev\"").And.Contain($"seller_id={seller.Id}").And.NotContain("page=2");
        var next = link.Split('<', '>')[1];
        (await market.Anyone.GetAsync(next)).ShouldBe(HttpStatusCode.OK).ItemIds.Should().ContainSingle();

        var beyond = (await market.Anyone.GetAsync($"products?seller_id={seller.Id}&page=9&page_size=2")).ShouldBe(HttpStatusCode.OK);
        beyond.Items.Should().BeEmpty();
        beyond["total"].GetInt32().Should().Be(5);
    }

    [Theory]
    [InlineData("status=reserved&status=available")]
    [InlineData("search=책상&search=")]
    public async Task A_link_leads_on_in_the_same_list_also_where_a_filter_was_given_twice(string filter)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var first = await seller.ListProductAsync();
        await buyer.OpenDealAsync(await seller.ListProductAsync());
        var last = await seller.ListProductAsync();

        var page = (await market.Anyone.GetAsync($"products?seller_id={seller.Id}&{filter}&page_size=1")).ShouldBe(HttpStatusCode.OK);
        var next = page.Headers.GetValues("Link").Single().Split('<', '>')[1];

        page.ItemIds.Should().Equal(last);
        (await market.Anyone.GetAsync(next)).ShouldBe(HttpStatusCode.OK).ItemIds.Should().Equal(first);
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("price_asc")]
    [InlineData("price_desc")]
    [InlineData("popular")]
    [InlineData("relevance&search=의자")]
    [InlineData("distance&lat=37.5&lng=127&radius_km=50")]
    public async Task Cursors_walk_the_whole_list_there_and_back_although_rows_are_alike(string sort)
    {
        var seller = await market.NewPersonAsync();
        var ids = new List<long>();
        for (var i = 0; i < 11; i++)
            ids.Add(await seller.ListProductAsync(("price", 100 + i / 4), ("latitude", 37.5 + i / 4 * 0.02), ("longitude", 127.0), ("title", i % 2 == 0 ? "원목의자를 팝니다" : "책상을 팝니다")));
        await market.Database.ExecuteAsync("UPDATE catalog.products SET created_at = date_trunc('minute', now()) WHERE seller_id = $1", seller.Id);
        await market.Database.ExecuteAsync("UPDATE catalog.product_counters SET likes = product_id % 2 WHERE product_id = ANY ($1)", ids.ToArray());

        var (forward, backward) = await PageWalk.ThereAndBackAsync(market.Anyone, $"products?seller_id={seller.Id}&sort={sort}", pageSize: 3);

        forward.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(ids);
        backward.Should().Equal(Enumerable.Reverse(forward));
        (await ListAsync(seller, $"sort={sort}")).Should().Equal(forward, "pages by number and by cursor show one order");
    }

    [Fact]
    public async Task A_walk_neither_loses_nor_repeats_what_was_there_while_others_list_more()
    {
        var seller = await market.NewPersonAsync();
        var ids = new List<long>();
        for (var i = 0; i < 6; i++)
            ids.Add(await seller.ListProductAsync());
        var list = $"products?seller_id={seller.Id}&page_size=2";

        var page = await market.Anyone.GetAsync(list);
        var met = page.ItemIds.ToList();
        while (page["next_cursor"].GetString() is { } next)
        {
            await seller.ListProductAsync();
            page = await market.Anyone.GetAsync($"{list}&cursor={next}");
            met.AddRange(page.ItemIds);
        }

        met.Should().Equal(Enumerable.Reverse(ids));
    }

    [Fact]
    public async Task A_cursor_holds_for_its_own_filter_and_sort_only()
    {
        var seller = await market.NewPersonAsync();
        for (var i = 0; i < 3; i++)
            await seller.ListProductAsync();
        var list = $"products?seller_id={seller.Id}&page_size=1";
        var cursor = (await market.Anyone.GetAsync(list))["next_cursor"].GetString()!;
        var flipped = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];

        (await market.Anyone.GetAsync($"{list}&cursor={cursor}")).ShouldBe(HttpStatusCode.OK);
        (await market.Anyone.GetAsync($"products?seller_id={seller.Id}&page_size=2&cursor={cursor}")).ShouldBe(HttpStatusCode.OK);
        foreach (var wrong in new[]
        {
            $"{list}&cursor={flipped}", $"{list}&cursor={cursor}A", $"{list}&cursor={cursor[..20]}", $"{list}&cursor=abc", $"{list}&cursor=%EC%9D%98",
            $"{list}&cursor={cursor}&sort=price_asc", $"{list}&cursor={cursor}&condition=good", $"products?seller_id={seller.Id + 1}&cursor={cursor}",
        })
            (await market.Anyone.GetAsync(wrong)).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_cursor");
        (await seller.GetAsync($"transactions?cursor={cursor}")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_cursor");
    }

    private async Task<IReadOnlyList<long>> ListAsync(Person seller, string filter = "") =>
        (await market.Anyone.GetAsync($"products?seller_id={seller.Id}&{filter}")).ShouldBe(HttpStatusCode.OK).ItemIds;
}
