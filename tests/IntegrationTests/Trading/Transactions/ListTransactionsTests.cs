using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Trading.Transactions;

public sealed class ListTransactionsTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Own_deals_are_listed_newest_first_by_role_and_by_status()
    {
        var (one, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var sold = await other.OpenDealAsync(await one.ListProductAsync());
        var bought = await one.OpenDealAsync(await other.ListProductAsync());
        await other.TakeAsync(bought, "confirm");
        var withdrawn = await one.OpenDealAsync(await other.ListProductAsync());
        await one.TakeAsync(withdrawn, "withdraw");

        (await one.GetAsync("transactions")).ShouldBe(HttpStatusCode.OK).ItemIds.Should().Equal(withdrawn, bought, sold);
        (await one.GetAsync("transactions?role=buyer")).ItemIds.Should().Equal(withdrawn, bought);
        (await one.GetAsync("transactions?role=seller")).ItemIds.Should().Equal(sold);
        (await one.GetAsync("transactions?status=pending")).ItemIds.Should().Equal(sold);
        (await one.GetAsync("transactions?role=buyer&status=confirmed")).ItemIds.Should().Equal(bought);
        (await one.GetAsync("transactions?role=buyer&status=completed")).ItemIds.Should().BeEmpty();
    }

    [Fact]
    public async Task Steps_in_a_list_are_those_of_the_one_who_asks()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        await buyer.OpenDealAsync(await seller.ListProductAsync());

        var forBuyer = (await buyer.GetAsync("transactions")).Items.Single().GetProperty("allowed_transitions");
        var forSeller = (await seller.GetAsync("transactions")).Items.Single().GetProperty("allowed_transitions");

        forBuyer.EnumerateArray().Select(t => t.GetString()).Should().Equal("withdraw");
        forSeller.EnumerateArray().Select(t => t.GetString()).Should().BeEquivalentTo("confirm", "reject");
    }

    [Theory]
    [InlineData("role=owner", "#/role")]
    [InlineData("status=done", "#/status")]
    [InlineData("page=0", "#/page")]
    [InlineData("page_size=0", "#/page_size")]
    [InlineData("page_size=101", "#/page_size")]
    public async Task A_filter_that_there_is_not_is_refused(string query, string pointer)
    {
        var person = await market.NewPersonAsync();

        (await person.GetAsync($"transactions?{query}")).ShouldRefuseField(pointer);
    }

    [Fact]
    public async Task The_list_is_walked_by_cursor_without_gap_or_duplicate()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deals = new List<long>();
        for (var i = 0; i < 7; i++)
        {
            var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
            await buyer.TakeAsync(deal, "withdraw");
            deals.Add(deal);
        }
        // Deals of the same moment: only the id can tell them apart.
        await market.Database.ExecuteAsync("UPDATE trading.transactions SET created_at = now() WHERE id = ANY($1)", deals.Take(5).ToArray());

        var (forward, backward) = await PageWalk.ThereAndBackAsync(buyer, "transactions", pageSize: 2);

        forward.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(deals);
        backward.Should().Equal(Enumerable.Reverse(forward));
    }
}
