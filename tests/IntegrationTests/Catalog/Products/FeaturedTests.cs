using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Products;

/// <summary>Administrators put listings forward.</summary>
public sealed class FeaturedTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_listing_is_put_forward_and_taken_back_and_shows_it_at_once()
    {
        var (admin, seller) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        var before = await market.Anyone.GetAsync($"products/{id}"); // kept from here on
        (await ShownAsync(seller, id)).Should().Be((false, false));

        for (var twice = 0; twice < 2; twice++)
            (await admin.PutAsync($"admin/products/{id}/featured", "")).ShouldBe(HttpStatusCode.NoContent);
        (await ShownAsync(seller, id)).Should().Be((true, true));
        (await market.Anyone.GetAsync($"products/{id}")).ETag.Should().NotBe(before.ETag);
        for (var twice = 0; twice < 2; twice++)
            (await admin.DeleteAsync($"admin/products/{id}/featured")).ShouldBe(HttpStatusCode.NoContent);
        (await ShownAsync(seller, id)).Should().Be((false, false));

        var entries = (await admin.GetAsync($"admin/audit?target_type=product&target_id={id}")).ShouldBe(HttpStatusCode.OK).Items;
        entries.Select(e => (e.GetProperty("actor_id").GetInt64(), e.GetProperty("action").GetString(), e.GetProperty("before").GetRawText(), e.GetProperty("after").GetRawText()))
            .Should().Equal(
                (admin.Id, "product_unfeatured", """{"is_featured":true}""", """{"is_featured":false}"""),
                (admin.Id, "product_featured", """{"is_featured":false}""", """{"is_featured":true}"""));
    }

    [Fact]
    public async Task Nobody_else_does_and_nothing_that_is_gone_is_put_forward()
    {
        var (admin, moderator, seller) = (await market.NewAdminAsync(), await market.NewModeratorAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        foreach (var person in new[] { seller, moderator })
            (await person.PutAsync($"admin/products/{id}/featured", "")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await market.Anyone.PutAsync($"admin/products/{id}/featured", "")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await admin.PutAsync("admin/products/99999999/featured", "")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await admin.DeleteAsync("admin/products/99999999/featured")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");

        (await seller.DeleteAsync($"products/{id}")).ShouldBe(HttpStatusCode.NoContent);
        (await admin.PutAsync($"admin/products/{id}/featured", "")).ShouldBeProblem(HttpStatusCode.Gone, "gone");
        (await admin.DeleteAsync($"admin/products/{id}/featured")).ShouldBeProblem(HttpStatusCode.Gone, "gone");
    }

    private async Task<(bool One, bool Listed)> ShownAsync(Person seller, long id) => (
        (await market.Anyone.GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK)["is_featured"].GetBoolean(),
        (await market.Anyone.GetAsync($"users/{seller.Id}/products")).ShouldBe(HttpStatusCode.OK).Items.Single().GetProperty("is_featured").GetBoolean());
}
