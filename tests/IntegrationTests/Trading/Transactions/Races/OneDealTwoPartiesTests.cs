using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Trading.Transactions.Races;

/// <summary>Two who move one deal at the same moment.</summary>
public sealed class OneDealTwoPartiesTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Rounds = 40;

    [Fact]
    public async Task Confirm_against_withdraw_has_exactly_one_winner_and_the_state_agrees_with_him()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        for (var round = 0; round < Rounds; round++)
        {
            var product = await seller.ListProductAsync();
            var deal = await buyer.OpenDealAsync(product);

            var told = await StartingGun.FireAsync(() => seller.TakeAsync(deal, "confirm"), () => buyer.TakeAsync(deal, "withdraw"));

            var (confirmed, withdrawn) = (told[0].Status == HttpStatusCode.OK, told[1].Status == HttpStatusCode.OK);
            (confirmed ^ withdrawn).Should().BeTrue("one wins, but confirm got {0} and withdraw got {1}", told[0], told[1]);
            (confirmed ? told[1] : told[0]).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
            (await StateAsync(deal)).Should().Be(confirmed ? "confirmed, reserved, 2 steps" : "cancelled, available, 2 steps");
            if (confirmed)
                (await buyer.TakeAsync(deal, "receive")).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Reject_against_withdraw_frees_the_product_once()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        for (var round = 0; round < Rounds; round++)
        {
            var product = await seller.ListProductAsync();
            var deal = await buyer.OpenDealAsync(product);

            var told = await StartingGun.FireAsync(() => seller.TakeAsync(deal, "reject"), () => buyer.TakeAsync(deal, "withdraw"));

            told.Count(t => t.Status == HttpStatusCode.OK).Should().Be(1);
            told.Single(t => t.Status != HttpStatusCode.OK).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
            (await StateAsync(deal)).Should().Be("cancelled, available, 2 steps");
        }
    }

    [Fact]
    public async Task Receive_against_cancel_sells_the_product_or_frees_it()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        for (var round = 0; round < Rounds; round++)
        {
            var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
            await seller.TakeAsync(deal, "confirm");

            var told = await StartingGun.FireAsync(() => buyer.TakeAsync(deal, "receive"), () => seller.TakeAsync(deal, "cancel", "no longer"));

            told.Count(t => t.Status == HttpStatusCode.OK).Should().Be(1);
            told.Single(t => t.Status != HttpStatusCode.OK).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
            (await StateAsync(deal)).Should().Be(told[0].Status == HttpStatusCode.OK ? "completed, sold, 3 steps" : "cancelled, available, 3 steps");
        }
    }

    [Fact]
    public async Task The_same_step_taken_ten_times_at_once_is_taken_once()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        for (var round = 0; round < Rounds / 4; round++)
        {
            var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());

            var told = await StartingGun.FireAsync(10, _ => seller.TakeAsync(deal, "confirm"));

            told.Count(t => t.Status == HttpStatusCode.OK).Should().Be(1);
            foreach (var refused in told.Where(t => t.Status != HttpStatusCode.OK))
                refused.ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
            (await StateAsync(deal)).Should().Be("confirmed, reserved, 2 steps");
            (await market.Database.CountAsync("messaging.notifications WHERE transaction_id = $1 AND type = 'transaction_confirmed'", deal)).Should().Be(1);
            (await seller.TakeAsync(deal, "cancel", "again")).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_cancellation_frees_the_product_in_the_same_commit()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        for (var round = 0; round < Rounds / 4; round++)
        {
            var deal = await buyer.OpenDealAsync(product);
            (await seller.TakeAsync(deal, "confirm")).ShouldBe(HttpStatusCode.OK);

            var cancelling = seller.TakeAsync(deal, "cancel", "changed my mind");
            var seen = new HashSet<string>();
            do
                seen.Add(await StateAsync(deal));
            while (!cancelling.IsCompleted);
            (await cancelling).ShouldBe(HttpStatusCode.OK);
            seen.Add(await StateAsync(deal));

            seen.Should().BeSubsetOf(["confirmed, reserved, 2 steps", "cancelled, available, 3 steps"]);
            seen.Should().Contain("cancelled, available, 3 steps");
        }
    }

    /// <summary>Deal, product and audit trail in one statement: one snapshot of the database.</summary>
    private async Task<string> StateAsync(long deal) => (await market.Database.ReadAsync<string>("""
        SELECT t.status || ', ' || p.status || ', ' || (SELECT count(*) FROM trading.transaction_steps s WHERE s.transaction_id = t.id) || ' steps'
        FROM trading.transactions t JOIN catalog.products p ON p.id = t.product_id WHERE t.id = $1
        """, deal))!;
}
