using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Trading.Transactions.Races;

/// <summary>One buyer who wants more at once than he may have open.</summary>
public sealed class OpenRequestLimitTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Most = 5;

    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    public async Task Simultaneous_requests_never_leave_more_than_five_open(int products)
    {
        var seller = await market.NewPersonAsync();
        var wanted = new List<long>();
        for (var i = 0; i < products; i++)
            wanted.Add(await seller.ListProductAsync());

        for (var round = 0; round < 10; round++)
        {
            var buyer = await market.NewPersonAsync();
            var told = await StartingGun.FireAsync(products, i => buyer.RequestAsync(wanted[i]));

            var opened = told.Where(t => t.Status == HttpStatusCode.Created).ToList();
            opened.Count.Should().BeLessThanOrEqualTo(Most);
            foreach (var refused in told.Except(opened).Where(t => t.Status != HttpStatusCode.ServiceUnavailable))
                refused.ShouldBeProblem(HttpStatusCode.Conflict, "too_many_open_requests");
            told.Should().NotContain(t => t.Status == HttpStatusCode.ServiceUnavailable, "whoever loses a race for a slot is told so, or gets another one");
            (await market.Database.CountAsync("trading.transactions WHERE buyer_id = $1 AND status = 'pending'", buyer.Id)).Should().Be(opened.Count);
            (await market.Database.CountAsync("catalog.products WHERE id = ANY($1) AND status = 'reserved'", wanted.ToArray())).Should().Be(opened.Count);
            foreach (var deal in opened)
                (await buyer.TakeAsync(deal.Id, "withdraw")).ShouldBe(HttpStatusCode.OK);
        }
    }
}
