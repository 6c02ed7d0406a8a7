using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Trading.Transactions;

/// <summary>A request that nobody answered. Here the clock is put forward by a day and more.</summary>
public sealed class ExpiryTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_request_can_be_confirmed_until_24_hours_have_passed()
    {
        var (seller, buyer, deal) = await RequestAsync();
        market.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        await seller.LogInAsync();

        (await seller.TakeAsync(deal, "confirm")).ShouldBe(HttpStatusCode.OK);

        await buyer.LogInAsync();
        (await buyer.TakeAsync(deal, "receive")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_24_hours_a_request_can_be_rejected_or_withdrawn_but_not_confirmed()
    {
        var (seller, buyer, deal) = await RequestAsync();
        market.Time.Advance(TimeSpan.FromHours(24));
        await seller.LogInAsync();
        await buyer.LogInAsync();
        var before = await market.Database.DigestAsync();

        var refused = (await seller.TakeAsync(deal, "confirm")).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");

        refused["allowed_transitions"].EnumerateArray().Select(t => t.GetString()).Should().Equal("reject");
        refused["blocked_transitions"].GetProperty("confirm").GetString().Should().Contain("expired");
        (await market.Database.DigestAsync()).Should().Equal(before);
        (await seller.GetAsync($"transactions/{deal}"))["allowed_transitions"].EnumerateArray().Select(t => t.GetString()).Should().Equal("reject");
        (await buyer.TakeAsync(deal, "withdraw")).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(Person Seller, Person Buyer, long Deal)> RequestAsync()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        return (seller, buyer, await buyer.OpenDealAsync(await seller.ListProductAsync()));
    }
}
