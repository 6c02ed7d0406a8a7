using System.Diagnostics;
using MultiWeb.IntegrationTests.Catalog.Notices;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using Xunit.Abstractions;

namespace MultiWeb.IntegrationTests.Catalog.Alerts;

/// <summary>A thousand people and some wait for the same: more than are told in one transaction.</summary>
public sealed class AlertFanOutTests(MarketplaceFixture market, ITestOutputHelper output) : IClassFixture<MarketplaceFixture>
{
    private const int People = 1_200;
    private const int Cuts = 15;
    private const string Type = "keyword_matched";

    private const string CutConsumers = """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()
          AND (query LIKE '%common.outbox%' OR query LIKE '%common.inbox%' OR query LIKE '%product_notices%' OR query LIKE '%messaging.notifications%')
        """;

    [Fact]
    public async Task Each_is_told_once_and_the_seller_does_not_wait_for_it()
    {
        var seller = await market.NewPersonAsync();
        await MedianAsync(seller, "자전거 팝니다", 20); // the first are slow whatever they are
        var without = await MedianAsync(seller, "자전거 팝니다", 20);
        var crowd = await Crowd.WaitingForAsync(market.Database, People, "달항아리");

        long id;
        await using (await Standstill.BeginAsync(market.Database))
        {
            id = await seller.ListProductAsync(("title", "달 항아리 팝니다"));
            // What the seller has waited for is his listing, and a line that says that it is there.
            (await market.Database.CountAsync("catalog.product_notices WHERE product_id = $1", id)).Should().Be(0);
            (await crowd.ToldOfAsync(id, Type)).Should().Be((0, 0));
            (await market.Database.ReadAsync<string>(
                "SELECT string_agg(m.type, ',') FROM common.outbox m JOIN catalog.products p ON p.xmin = m.xmin WHERE p.id = $1", id)).Should().Be("catalog.product_listed");
        }
        var watch = Stopwatch.StartNew();
        await market.Database.DrainOutboxAsync(Crowd.Patience);
        output.WriteLine($"{People} people were told within {watch.Elapsed.TotalSeconds:0.0} s");

        (await crowd.ToldOfAsync(id, Type)).Should().Be((People, People));
        (await market.Database.ReadAsync<long>("SELECT count(DISTINCT xmin::text) FROM messaging.notifications WHERE product_id = $1", id)).Should().Be(People, "each was told in a transaction of his own");
        (await market.Database.ReadAsync<long>("SELECT count(DISTINCT xmin::text) FROM catalog.product_notices WHERE product_id = $1", id)).Should().Be(2, "a thousand were found in one, the rest in another");

        var with = await MedianAsync(seller, "달항아리 팝니다", 20);
        output.WriteLine($"POST /products takes {without:0.0} ms where nobody waits, and {with:0.0} ms where {People} do");
    }

    [Fact]
    public async Task Each_is_told_once_although_two_relays_are_cut_off_again_and_again()
    {
        market.StartInstance();
        var seller = await market.NewPersonAsync();
        var crowd = await Crowd.WaitingForAsync(market.Database, People, "반닫이");
        var id = await seller.ListProductAsync(("title", "반닫이 팝니다"));

        var cut = 0L;
        while (cut < Cuts && (await crowd.ToldOfAsync(id, Type)).Notifications < People)
        {
            cut += await market.Database.ReadAsync<long>(CutConsumers);
            await Task.Delay(Random.Shared.Next(100, 200)); // a message that fails too often waits too long for a test
        }
        await market.Database.DrainOutboxAsync(Crowd.Patience);
        // And everything once more, as if no relay had lived to mark what it had done.
        await market.Database.ExecuteAsync("UPDATE common.outbox SET processed_at = NULL WHERE type IN ('catalog.product_listed', 'catalog.keyword_matched', 'catalog.announcement_interrupted')");
        await market.Database.DrainOutboxAsync(Crowd.Patience);

        output.WriteLine($"{cut} connections were cut");
        cut.Should().BeGreaterThan(5);
        (await crowd.ToldOfAsync(id, Type)).Should().Be((People, People));
        (await market.Database.CountAsync("common.outbox WHERE parked_at IS NOT NULL")).Should().Be(0);
    }

    /// <returns>Of so many listings one after the other, in milliseconds. Nobody is told of them.</returns>
    private async Task<double> MedianAsync(Person seller, string title, int listings)
    {
        await using var standstill = await Standstill.BeginAsync(market.Database);
        var times = new List<double>();
        for (var i = 0; i < listings; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await seller.ListProductAsync(("title", title));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        await market.Database.ExecuteAsync("DELETE FROM catalog.keyword_alerts");
        return times.Order().ElementAt(listings / 2);
    }
}
