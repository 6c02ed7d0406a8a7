using System.Diagnostics;
using System.Net;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Common.Caching;

/// <summary>An answer from memory is never older than what the asker already knows.</summary>
public sealed class CachedAnswerTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task After_a_change_the_very_next_read_shows_it()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync();
        for (var price = 1; price <= 20; price++)
        {
            (await market.Anyone.GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);
            (await seller.PatchAsync($"products/{id}", new { price })).ShouldBe(HttpStatusCode.OK);
            (await market.Anyone.GetAsync($"products/{id}"))["price"].GetDecimal().Should().Be(price);
        }
    }

    [Fact]
    public async Task A_read_that_is_under_way_during_a_change_does_not_stay()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync();
        for (var price = 1; price <= 20; price++)
        {
            var told = await StartingGun.FireAsync(20, i =>
                i == 10 ? seller.PatchAsync($"products/{id}", new { price }) : market.Anyone.GetAsync($"products/{id}"));

            told.Should().OnlyContain(t => t.Status == HttpStatusCode.OK);
            (await market.Anyone.GetAsync($"products/{id}"))["price"].GetDecimal().Should().Be(price);
        }
    }

    /// <summary>They are asked for in few questions to Redis and PostgreSQL; nobody gets another's answer.</summary>
    [Fact]
    public async Task Of_many_that_are_asked_for_at_once_each_is_answered_with_itself()
    {
        var seller = await market.NewPersonAsync();
        var ids = new List<long>();
        for (var i = 0; i < 20; i++)
            ids.Add(await seller.ListProductAsync());
        (await seller.DeleteAsync($"products/{ids[7]}")).ShouldBe(HttpStatusCode.NoContent);

        var told = await StartingGun.FireAsync(120, i => market.Anyone.GetAsync($"products/{(i % 6 == 5 ? 9_000_000 + i : ids[i % 20])}"));

        for (var i = 0; i < told.Length; i++)
        {
            if (i % 6 == 5)
                told[i].ShouldBe(HttpStatusCode.NotFound);
            else if (i % 20 == 7)
                told[i].ShouldBe(HttpStatusCode.Gone);
            else
                told[i].ShouldBe(HttpStatusCode.OK)["id"].GetInt64().Should().Be(ids[i % 20]);
        }
    }

    [Fact]
    public async Task A_change_on_one_instance_is_seen_on_the_other_within_a_second()
    {
        var seller = await market.NewPersonAsync();
        var other = new Client(market.ConnectTo(market.StartInstance()));
        var id = await seller.ListProductAsync();
        for (var price = 1; price <= 5; price++)
        {
            (await other.GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);
            (await seller.PatchAsync($"products/{id}", new { price })).ShouldBe(HttpStatusCode.OK);
            await ShouldSoonBeAsync(price, async () => (await other.GetAsync($"products/{id}"))["price"].GetDecimal());
        }
    }

    [Fact]
    public async Task A_purchase_on_one_instance_shows_as_reserved_on_the_other_within_a_second()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var other = new Client(market.ConnectTo(market.StartInstance()));
        var id = await seller.ListProductAsync();
        (await other.ProductStatusAsync(id)).Should().Be("available");

        var deal = await buyer.OpenDealAsync(id);

        (await market.Anyone.ProductStatusAsync(id)).Should().Be("reserved");
        await ShouldSoonBeAsync("reserved", () => other.ProductStatusAsync(id));
        await buyer.TakeAsync(deal, "withdraw");
        await ShouldSoonBeAsync("available", () => other.ProductStatusAsync(id));
    }

    private static async Task ShouldSoonBeAsync<T>(T expected, Func<Task<T>> read)
    {
        var watch = Stopwatch.StartNew();
        var seen = await read();
        while (!Equals(seen, expected) && watch.Elapsed < TimeSpan.FromSeconds(1))
            seen = await read();
        seen.Should().Be(expected);
    }
}
