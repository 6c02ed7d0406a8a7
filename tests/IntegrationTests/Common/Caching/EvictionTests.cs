using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.IntegrationTests.Common.Databases;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Caching;

/// <summary>What was written is forgotten, whatever became of its author and in whichever order the news arrives.</summary>
public sealed class EvictionTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_purchase_that_was_cut_off_after_its_commit_shows_all_the_same()
    {
        await using var line = new LossyLine(market.Database.ConnectionString);
        var far = market.ConnectTo(market.StartInstance(("ConnectionStrings:Postgres", line.ConnectionString)));
        var product = await NewProductKnownToAsync(new Client(far), market.Anyone);
        var buyer = (await market.NewPersonAsync()).At(far);

        var lost = line.LoseTheCommitOf("the line is cut", cut: true);
        (await RequestAsync(buyer, product, "the line is cut")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable");

        await lost;
        (await DealsOfAsync(product)).Should().Be(1, "the database had committed");
        (await buyer.ProductStatusAsync(product)).Should().Be("reserved");
        await ShouldSoonBeReservedAsync(market.Anyone, product, within: TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_purchase_whose_buyer_left_during_its_commit_shows_all_the_same()
    {
        await using var line = new LossyLine(market.Database.ConnectionString);
        var far = market.ConnectTo(market.StartInstance(("ConnectionStrings:Postgres", line.ConnectionString)));
        var product = await NewProductKnownToAsync(new Client(far), market.Anyone);
        var buyer = (await market.NewPersonAsync()).At(far);

        var lost = line.LoseTheCommitOf("the line is silent", cut: false);
        var asking = RequestAsync(buyer, product, "the line is silent");
        await lost;
        far.CancelPendingRequests();

        await FluentActions.Awaiting(() => asking).Should().ThrowAsync<OperationCanceledException>();
        (await DealsOfAsync(product)).Should().Be(1, "the database had committed");
        // The driver waits two seconds for a word of the server before it gives a cancelled command up.
        await ShouldSoonBeReservedAsync(buyer, product, within: TimeSpan.FromSeconds(10));
        await ShouldSoonBeReservedAsync(market.Anyone, product, within: TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task An_eviction_that_takes_long_never_undoes_a_later_one()
    {
        // Without Redis: no echo mends here what went wrong before.
        var cache = market.StartInstance(("ConnectionStrings:Redis", "")).Services.GetRequiredService<IAnswerCache>();
        var question = new Question();
        CacheTag[] many = [.. Enumerable.Range(1, 20_000).Select(id => CacheTag.Of<Product>(id)), .. question.CacheTags];
        var truth = 0;

        for (var round = 0; round < 20; round++)
        {
            var slow = Task.Run(() => cache.EvictAsync(many));
            do
            {
                truth++;
                await cache.EvictAsync(question.CacheTags);
                (await AskAsync()).Should().Be(truth);
            }
            while (!slow.IsCompleted);
            await slow;
            (await AskAsync()).Should().Be(truth);
        }

        async Task<int> AskAsync() => (await cache.GetOrAddAsync(question, () => Task.FromResult<Result<int>>(truth), CancellationToken.None)).Value;
    }

    private async Task<long> NewProductKnownToAsync(params Client[] instances)
    {
        var product = await (await market.NewPersonAsync()).ListProductAsync();
        foreach (var instance in instances)
            (await instance.ProductStatusAsync(product)).Should().Be("available");
        return product;
    }

    private static Task<Answer> RequestAsync(Person buyer, long product, string notes) =>
        buyer.PostAsync("transactions", new { product_id = product, amount = Listings.Price, buyer_notes = notes });

    private Task<long> DealsOfAsync(long product) => market.Database.CountAsync("trading.transactions WHERE product_id = $1", product);

    private static async Task ShouldSoonBeReservedAsync(Client reader, long product, TimeSpan within)
    {
        var patience = Task.Delay(within);
        while (!patience.IsCompleted && await reader.ProductStatusAsync(product) != "reserved")
            await Task.Delay(20);
        (await reader.ProductStatusAsync(product)).Should().Be("reserved");
    }

    private sealed record Question : ICachedQuery
    {
        public string CacheKey => "question";

        public IReadOnlyList<CacheTag> CacheTags => [CacheTag.Of<Product>(0)];
    }
}
