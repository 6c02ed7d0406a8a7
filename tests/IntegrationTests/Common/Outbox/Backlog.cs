using System.Text.Json;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Outbox;

/// <summary>
/// Messages put into the outbox by hand, each that a product was sold about which one person had asked: its effect is one
/// notification, told apart by the title.
/// </summary>
internal sealed class Backlog(MarketplaceFixture market, Person seller, Person asker, long productId)
{
    public const string Insert = """
        INSERT INTO common.outbox (id, aggregate_type, aggregate_id, aggregate_version, ordinal, type, payload, occurred_at, attempts, due_at)
        VALUES ($1, 'transaction', $2, $3, 0, $4, $5::jsonb, now(), 0, now() + $6)
        """;

    private static long _id = 1_000_000_000; // far from what the program takes from its sequence

    public static async Task<Backlog> CreateAsync(MarketplaceFixture market)
    {
        var (seller, asker) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var productId = await seller.ListProductAsync();
        (await asker.PostAsync("messages", new { receiver_id = seller.Id, product_id = productId, content = "Is it still there?" })).ShouldBe(System.Net.HttpStatusCode.Created);
        return new Backlog(market, seller, asker, productId);
    }

    public static long NextId() => Interlocked.Increment(ref _id);

    public object[] Row(long aggregateId, int version, string title, string type = "trading.transaction_moved", TimeSpan dueIn = default) =>
    [
        NextId(), aggregateId, version, type,
        JsonSerializer.Serialize(new
        {
            transaction_id = aggregateId,
            product_id = productId,
            product_title = title,
            buyer_id = seller.Id + 1_000_000,
            seller_id = seller.Id,
            actor_id = seller.Id,
            amount = 1000m,
            transition = "receive",
            status = "completed",
            at = DateTimeOffset.UtcNow,
        }),
        dueIn,
    ];

    public async Task<long> AddAsync(long aggregateId, int version, string title, string type = "trading.transaction_moved", TimeSpan dueIn = default)
    {
        var row = Row(aggregateId, version, title, type, dueIn);
        await market.Database.ExecuteAsync(Insert, row);
        return (long)row[0];
    }

    /// <summary>How often the asker was told of it.</summary>
    public Task<long> EffectsAsync(string title) =>
        market.Database.CountAsync("messaging.notifications WHERE user_id = $1 AND body LIKE '''' || $2 || '''%'", asker.Id, title);

    public async Task ShouldBeToldAsync(string title)
    {
        for (var tries = 0; await EffectsAsync(title) == 0; tries++)
        {
            tries.Should().BeLessThan(500, "{0} should have been delivered within ten seconds", title);
            await Task.Delay(20);
        }
    }
}
