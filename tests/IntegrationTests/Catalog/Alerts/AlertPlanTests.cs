using MultiWeb.Infrastructure.Catalog.Notices;
using MultiWeb.IntegrationTests.Common;
using Npgsql;

namespace MultiWeb.IntegrationTests.Catalog.Alerts;

/// <summary>However many wait, those who wait for a listing are looked up.</summary>
public sealed class AlertPlanTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Alerts = 100_000;

    /// <summary>Words of four syllables out of a hundred: 3,000 pairs to begin with, as in a language.</summary>
    private const string ManyAlerts = """
        INSERT INTO identity.users (id, email, username, username_key, password_hash, is_active, is_verified, role, rating, total_reviews, created_at, version)
        SELECT i, 'waiting' || i || '@example.org', 'waiting' || i, 'waiting' || i, '', true, true, 'user', 0, 0, now(), 1 FROM generate_series(5000001, 5010000) AS i;
        INSERT INTO catalog.keyword_alerts (id, user_id, keyword, form, slot, created_at, version)
        SELECT n, 5000001 + n / 10, word, catalog.search_form(word), 1 + n % 10, now(), 1
        FROM (SELECT n, chr(44032 + n % 100) || chr(44032 + n * 7 % 31) || chr(44032 + n / 100) || chr(54000 + n % 10) AS word FROM generate_series(0, 99999) AS n) AS words;
        ANALYZE catalog.keyword_alerts;
        """;

    [Theory]
    [InlineData("force_generic_plan")] // what the program runs after the first few
    [InlineData("force_custom_plan")]
    public async Task A_hundred_thousand_alerts_are_not_read_through(string mode)
    {
        if (await market.Database.CountAsync("catalog.keyword_alerts") == 0)
            await market.Database.ExecuteAsync(ManyAlerts);
        (await market.Database.CountAsync("catalog.keyword_alerts")).Should().Be(Alerts);
        var id = await (await market.NewPersonAsync()).ListProductAsync();

        await using var connection = await market.Database.OpenAsync();
        await using (var settings = new NpgsqlCommand($"SET plan_cache_mode = {mode}", connection))
            await settings.ExecuteNonQueryAsync();
        await using (var prepare = new NpgsqlCommand($"PREPARE waiting (bigint, bigint, bigint, text, timestamptz, integer) AS {NoticeAudience.WhoWaitsForIt}", connection))
            await prepare.ExecuteNonQueryAsync();
        await using var explain = new NpgsqlCommand($"EXPLAIN EXECUTE waiting ({id}, 0, 0, 'keyword_matched', '1970-01-01Z', 1000)", connection);
        await using var rows = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await rows.ReadAsync())
            plan.Add(rows.GetString(0));

        plan.Should().Contain(line => line.Contains("ix_keyword_alerts_pair", StringComparison.Ordinal));
        plan.Should().NotContain(line => line.Contains("Seq Scan on keyword_alerts", StringComparison.Ordinal), "the plan is {0}", string.Join('\n', plan));
    }
}
