using MultiWeb.IntegrationTests.Common.Databases;
using Npgsql;

namespace MultiWeb.IntegrationTests.Catalog.Notices;

/// <summary>For as long as it is held, up to two seconds, no consumer gets anywhere: what happens meanwhile is there when they look.</summary>
internal sealed class Standstill : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private Standstill(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<Standstill> BeginAsync(TestDatabase database)
    {
        await database.DrainOutboxAsync();
        var connection = await database.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("LOCK TABLE common.inbox IN ACCESS EXCLUSIVE MODE", connection, transaction);
        await command.ExecuteNonQueryAsync();
        return new Standstill(connection, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
