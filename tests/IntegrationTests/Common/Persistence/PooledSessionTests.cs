using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MultiWeb.IntegrationTests.Common.Persistence;

/// <summary>A connection goes back to the pool as it is, so nobody may leave a session there that is not like all others.</summary>
public sealed class PooledSessionTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    /// <summary>The migration holds a lock and lifts the limits, for as long as it runs: here when the program started.</summary>
    [Fact]
    public async Task What_the_migration_does_to_its_session_ends_with_it()
    {
        (await market.Database.CountAsync("pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
            .Should().Be(0);

        var database = market.App.Services.GetRequiredService<NpgsqlDataSource>();
        var connections = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => database.OpenConnectionAsync().AsTask()));
        foreach (var connection in connections)
        {
            await using var command = new NpgsqlCommand("SELECT current_setting('statement_timeout')", connection);
            (await command.ExecuteScalarAsync()).Should().Be("4500ms");
            await connection.DisposeAsync();
        }
    }
}
