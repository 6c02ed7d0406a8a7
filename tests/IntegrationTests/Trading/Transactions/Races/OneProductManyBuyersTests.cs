using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Trading.Transactions.Races;

/// <summary>Two hundred buyers, one bicycle.</summary>
public sealed class OneProductManyBuyersTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Rounds = 20;

    [Fact]
    public async Task Of_200_simultaneous_purchases_exactly_one_succeeds_in_every_of_20_rounds()
    {
        const int buyerCount = 200;
        var seller = await market.NewPersonAsync("seller");
        var buyers = await market.NewPeopleAsync(buyerCount);
        var unexpected = new List<string>();
        var won = new Dictionary<long, long>();

        var verdict = await new PurchaseRace(buyerCount, Rounds).RunAsync(
            () => seller.ListProductAsync(),
            async (client, product) =>
            {
                var answer = await buyers[client].RequestAsync(product);
                lock (won)
                {
                    if (answer.Status == HttpStatusCode.Created)
                        won[product] = answer.Id;
                    else if (answer is not { Status: HttpStatusCode.Conflict, Code: "product_not_available" })
                        unexpected.Add(answer.ToString());
                }
                return answer switch
                {
                    { Status: HttpStatusCode.Created } => Told.Bought,
                    { Status: HttpStatusCode.Conflict, Code: "product_not_available" } => Told.NotAvailable,
                    _ => Told.SomethingElse,
                };
            },
            ReadBooksAsync,
            // The fastest client may win often: a buyer with five open requests would be refused for another reason.
            async (winner, product) => (await buyers[winner].TakeAsync(won[product], "withdraw")).ShouldBe(HttpStatusCode.OK));

        unexpected.Should().BeEmpty();
        verdict.Faults.Should().BeEmpty();
        verdict.Oversold.Should().Be(0);
        verdict.Rounds.Should().HaveCount(Rounds);
    }

    [Fact]
    public async Task The_judge_catches_check_then_insert_at_read_committed()
    {
        var verdict = await RaceOnScratchAsync(scratch => scratch.CheckThenInsertAsync);

        verdict.Oversold.Should().Be(Rounds, "a judge that lets this pass proves nothing");
        verdict.Faults.Should().HaveCount(Rounds);
    }

    [Fact]
    public async Task The_judge_catches_an_insert_only_check_even_at_repeatable_read()
    {
        var verdict = await RaceOnScratchAsync(scratch => scratch.InsertWhereNoneIsAsync);

        verdict.Oversold.Should().Be(Rounds, "a judge that lets this pass proves nothing");
        verdict.Faults.Should().HaveCount(Rounds);
    }

    [Fact]
    public async Task The_judge_acquits_a_guarded_update()
    {
        var verdict = await RaceOnScratchAsync(scratch => scratch.UpdateWhereAvailableAsync);

        verdict.Faults.Should().BeEmpty();
    }

    private async Task<Verdict> RaceOnScratchAsync(Func<ScratchMarket, Purchase> way)
    {
        const int clients = 20;
        await market.Database.ExecuteAsync("DROP SCHEMA IF EXISTS scratch CASCADE");
        var scratch = new ScratchMarket(market.Database, clients);
        await scratch.PrepareAsync();
        return await new PurchaseRace(clients, Rounds).RunAsync(scratch.OfferAsync, way(scratch), scratch.ReadBooksAsync);
    }

    private async Task<Books> ReadBooksAsync(long productId) => new(
        await market.Database.CountAsync("trading.transactions WHERE product_id = $1 AND status IN ('pending', 'confirmed', 'disputed', 'completed')", productId),
        await market.Database.ReadAsync<string>("SELECT status FROM catalog.products WHERE id = $1", productId));
}
