using System.Collections.Concurrent;
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
        var buyers = await market.NewPeopleAsync(200);

        await ShouldSellOnceAsync(buyers, Rounds);
    }

    [Fact]
    public async Task Nor_do_three_instances_sell_one_product_twice()
    {
        HttpClient[] instances = [market.Http, market.ConnectTo(market.StartInstance()), market.ConnectTo(market.StartInstance())];
        var buyers = await market.NewPeopleAsync(60);

        await ShouldSellOnceAsync([.. buyers.Select((buyer, i) => buyer.At(instances[i % instances.Length]))], rounds: 5);
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

    private async Task ShouldSellOnceAsync(Person[] buyers, int rounds)
    {
        var seller = await market.NewPersonAsync("seller");
        var unexpected = new ConcurrentBag<string>();
        var deals = new ConcurrentDictionary<long, long>();

        var verdict = await new PurchaseRace(buyers.Length, rounds).RunAsync(
            () => seller.ListProductAsync(),
            async (client, product) =>
            {
                var answer = await buyers[client].RequestAsync(product);
                if (answer.Status == HttpStatusCode.Created)
                {
                    deals[product] = answer.Id;
                    return Told.Bought;
                }
                if (answer is { Status: HttpStatusCode.Conflict, Code: "product_not_available" })
                    return Told.NotAvailable;
                unexpected.Add(answer.ToString());
                return Told.SomethingElse;
            },
            ReadBooksAsync,
            // The fastest client may win often: a buyer with five open requests would be refused for another reason.
            async (winner, product) => (await buyers[winner].TakeAsync(deals[product], "withdraw")).ShouldBe(HttpStatusCode.OK));

        unexpected.Should().BeEmpty();
        verdict.Faults.Should().BeEmpty();
        verdict.Rounds.Should().HaveCount(rounds);
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
