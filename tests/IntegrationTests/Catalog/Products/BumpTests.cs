using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Catalog.Products;

/// <summary>끌어올리기.</summary>
public sealed class BumpTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task It_brings_a_listing_to_the_top_of_the_latest_and_of_its_shelf()
    {
        var seller = await market.NewPersonAsync();
        long[] ids = [await seller.ListProductAsync(), await seller.ListProductAsync(), await seller.ListProductAsync()];
        (await LatestAsync(seller)).Should().Equal(ids[2], ids[1], ids[0]);

        (await seller.PostAsync($"products/{ids[0]}/bump")).ShouldBe(HttpStatusCode.OK).Id.Should().Be(ids[0]);

        (await LatestAsync(seller)).Should().Equal(ids[0], ids[2], ids[1]);
        (await market.Anyone.GetAsync("products?page_size=1")).ItemIds.Should().Equal(ids[0]);
        var (forward, backward) = await PageWalk.ThereAndBackAsync(market.Anyone, $"products?seller_id={seller.Id}", pageSize: 2);
        forward.Should().Equal(ids[0], ids[2], ids[1]);
        backward.Should().Equal(Enumerable.Reverse(forward));
    }

    [Fact]
    public async Task Once_in_24_hours_however_many_try_at_once()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync();

        var told = await StartingGun.FireAsync(8, _ => seller.PostAsync($"products/{id}/bump"));
        told.Should().ContainSingle(t => t.Status == HttpStatusCode.OK);
        foreach (var late in told.Where(t => t.Status != HttpStatusCode.OK))
            late.ShouldBeProblem(HttpStatusCode.Conflict, "bumped_recently").Headers.RetryAfter!.Delta.Should().BeCloseTo(TimeSpan.FromHours(24), TimeSpan.FromMinutes(1));

        market.Time.Advance(TimeSpan.FromHours(24));
        await seller.LogInAsync();
        (await seller.PostAsync($"products/{id}/bump")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_ones_own_and_only_what_is_on_offer()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();

        (await market.Anyone.PostAsync($"products/{id}/bump")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await buyer.PostAsync($"products/{id}/bump")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await seller.PostAsync("products/99999999/bump")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        await buyer.OpenDealAsync(id);
        (await seller.PostAsync($"products/{id}/bump")).ShouldBeProblem(HttpStatusCode.Conflict, "product_reserved");
        var other = await seller.ListProductAsync();
        (await seller.DeleteAsync($"products/{other}")).ShouldBe(HttpStatusCode.NoContent);
        (await seller.PostAsync($"products/{other}/bump")).ShouldBeProblem(HttpStatusCode.Gone, "gone");
    }

    private async Task<IEnumerable<long>> LatestAsync(Person seller) => (await market.Anyone.GetAsync($"products?seller_id={seller.Id}&category_id=3")).ItemIds;
}
