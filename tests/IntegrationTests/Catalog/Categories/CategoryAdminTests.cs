using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Catalog.Categories;

/// <summary>Administrators put up shelves, move them and take them away.</summary>
public sealed class CategoryAdminTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private static int _slugs;

    [Fact]
    public async Task A_shelf_below_another_holds_products_that_the_upper_one_shows_as_well()
    {
        var (admin, seller) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var upper = await OpenAsync(admin);
        var lower = await OpenAsync(admin, parent: upper);
        var id = await seller.ListProductAsync(("category_id", lower));

        (await market.Anyone.GetAsync($"products?category_id={upper}")).ItemIds.Should().Equal(id);
        (await market.Anyone.GetAsync($"products/{id}"))["category"].GetProperty("parent_id").GetInt64().Should().Be(upper);
        var shelves = (await market.Anyone.GetAsync("categories")).ItemIds.ToList();
        shelves.IndexOf(lower).Should().Be(shelves.IndexOf(upper) + 1, "the tree is read from above");
    }

    [Fact]
    public async Task A_change_shows_at_once_wherever_the_shelf_is_named_and_is_in_the_audit_log()
    {
        var (admin, seller) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var shelf = await OpenAsync(admin);
        var id = await seller.ListProductAsync(("category_id", shelf));
        (await market.Anyone.GetAsync($"products/{id}"))["category"].GetProperty("description").GetString().Should().Be("말로");

        (await admin.PatchAsync($"categories/{shelf}", new { name = "새 이름", description = (string?)null })).ShouldBe(HttpStatusCode.OK)["name"].GetString().Should().Be("새 이름");

        var category = (await market.Anyone.GetAsync($"products/{id}"))["category"];
        category.GetProperty("name").GetString().Should().Be("새 이름");
        category.GetProperty("description").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        (await market.Anyone.GetAsync("categories")).Text.Should().Contain("새 이름");
        (await market.Database.ReadAsync<string>("SELECT string_agg(action, ' ' ORDER BY id) FROM common.audit_entries WHERE target_type = 'category' AND target_id = $1", shelf))
            .Should().Be("category_opened category_changed");
    }

    [Fact]
    public async Task What_makes_no_tree_is_refused()
    {
        var admin = await market.NewAdminAsync();
        var (first, second) = (await OpenAsync(admin), await OpenAsync(admin));
        (await admin.PatchAsync($"categories/{second}", new { parent_id = first })).ShouldBe(HttpStatusCode.OK);

        (await admin.PatchAsync($"categories/{first}", new { parent_id = second })).ShouldRefuseField("#/parent_id");
        (await admin.PatchAsync($"categories/{first}", new { parent_id = first })).ShouldRefuseField("#/parent_id");
        (await admin.PatchAsync($"categories/{first}", new { parent_id = 99999999 })).ShouldRefuseField("#/parent_id");
        (await admin.PatchAsync($"categories/{first}", new { slug = "electronics" })).ShouldBeProblem(HttpStatusCode.Conflict, "slug_taken");
        (await admin.PostAsync("categories", new { name = "x", slug = "Not a slug" })).ShouldRefuseField("#/slug");
        (await admin.PatchAsync("categories/99999999", new { name = "x" })).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Two_who_put_each_others_shelf_below_their_own_make_no_circle()
    {
        var admin = await market.NewAdminAsync();
        for (var round = 0; round < 10; round++)
        {
            var (first, second) = (await OpenAsync(admin), await OpenAsync(admin));

            var told = await StartingGun.FireAsync(
                () => admin.PatchAsync($"categories/{first}", new { parent_id = second }), () => admin.PatchAsync($"categories/{second}", new { parent_id = first }));

            told.Should().ContainSingle(t => t.Status == HttpStatusCode.OK);
            told.Single(t => t.Status != HttpStatusCode.OK).ShouldRefuseField("#/parent_id");
            (await market.Anyone.GetAsync("categories")).ItemIds.Should().Contain([first, second]);
        }
    }

    [Fact]
    public async Task Only_an_empty_shelf_is_taken_away()
    {
        var (admin, seller) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var (upper, full) = (await OpenAsync(admin), await OpenAsync(admin));
        var lower = await OpenAsync(admin, parent: upper);
        await seller.ListProductAsync(("category_id", full));

        (await admin.DeleteAsync($"categories/{upper}")).ShouldBeProblem(HttpStatusCode.Conflict, "category_in_use");
        (await admin.DeleteAsync($"categories/{full}")).ShouldBeProblem(HttpStatusCode.Conflict, "category_in_use");
        (await admin.DeleteAsync($"categories/{lower}")).ShouldBe(HttpStatusCode.NoContent);
        (await admin.DeleteAsync($"categories/{upper}")).ShouldBe(HttpStatusCode.NoContent);
        (await admin.DeleteAsync($"categories/{upper}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await market.Anyone.GetAsync("categories")).ItemIds.Should().NotContain([upper, lower]);
        (await seller.PostAsync("products", Listings.Body(("category_id", lower)))).ShouldRefuseField("#/category_id");
    }

    [Fact]
    public async Task A_shelf_is_taken_away_or_filled_and_never_both()
    {
        var (admin, seller) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        for (var round = 0; round < 10; round++)
        {
            var shelf = await OpenAsync(admin);

            var told = await StartingGun.FireAsync(
                () => admin.DeleteAsync($"categories/{shelf}"), () => seller.PostAsync("products", Listings.Body(("category_id", shelf))));

            if (told[0].Status == HttpStatusCode.NoContent)
                told[1].ShouldRefuseField("#/category_id");
            else
                told[0].ShouldBeProblem(HttpStatusCode.Conflict, "category_in_use");
        }
    }

    [Fact]
    public async Task It_is_for_administrators()
    {
        var (moderator, person) = (await market.NewModeratorAsync(), await market.NewPersonAsync());
        foreach (var client in new Client[] { moderator, person })
        {
            (await client.PostAsync("categories", Shelf())).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
            (await client.PatchAsync("categories/1", new { name = "x" })).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
            (await client.DeleteAsync("categories/1")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    private static object Shelf(long? parent = null) =>
        new { name = "선반", slug = $"shelf-{Interlocked.Increment(ref _slugs)}", description = "말로", order = 50, parent_id = parent };

    private static async Task<long> OpenAsync(Client admin, long? parent = null) =>
        (await admin.PostAsync("categories", Shelf(parent))).ShouldBe(HttpStatusCode.Created).Id;
}
