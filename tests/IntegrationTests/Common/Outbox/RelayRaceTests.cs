using Npgsql;

namespace MultiWeb.IntegrationTests.Common.Outbox;

/// <summary>Relays that die between an effect and its mark, and relays beside each other.</summary>
public sealed class RelayRaceTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Kills = 100;

    private const string KillMarkingRelays = """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'UPDATE common.outbox SET processed_at%'
        """;

    [Fact]
    public async Task Two_relays_killed_a_hundred_times_between_effect_and_mark_let_every_message_take_effect_once()
    {
        market.StartInstance();
        var backlog = await Backlog.CreateAsync(market);
        var (killed, round) = (0L, 0);
        for (; killed < Kills; round++)
        {
            round.Should().BeLessThan(2 * Kills, "a relay should have been caught in each round");
            var id = await backlog.AddAsync(Backlog.NextId(), 1, $"round {round}", dueIn: TimeSpan.FromMilliseconds(100));
            // Claims and effects go through, marks wait: whoever waits has done the one and not the other.
            await using var connection = await market.Database.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var standstill = new NpgsqlCommand("LOCK TABLE common.outbox IN SHARE MODE", connection, transaction))
                await standstill.ExecuteNonQueryAsync();
            await backlog.ShouldBeToldAsync($"round {round}");
            (await market.Database.CountAsync("common.outbox WHERE id = $1 AND processed_at IS NULL", id)).Should().Be(1, "nobody can mark it now");
            long caught;
            while ((caught = await market.Database.ReadAsync<long>(KillMarkingRelays)) == 0)
                await Task.Delay(1);
            killed += caught;
        }
        await market.Database.DrainOutboxAsync();

        for (var i = 0; i < round; i++)
            (await backlog.EffectsAsync($"round {i}")).Should().Be(1, "round {0} was committed once", i);
    }

    [Fact]
    public async Task Two_relays_share_a_backlog_and_deliver_each_message_once()
    {
        market.StartInstance();
        var backlog = await Backlog.CreateAsync(market);
        for (var i = 0; i < 200; i++)
            await backlog.AddAsync(Backlog.NextId(), 1, $"shared {i}");
        await market.Database.DrainOutboxAsync();

        (await market.Database.CountAsync("messaging.notifications WHERE body LIKE '''shared %'")).Should().Be(200);
        (await market.Database.CountAsync("common.inbox")).Should().BeGreaterThanOrEqualTo(200);
    }
}
