using Npgsql;

namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>A connection for work that takes minutes: the limits that guard requests are lifted, for this session only.</summary>
internal static class BulkConnection
{
    private const string WithoutLimits = """
        SET statement_timeout = 0;
        SET lock_timeout = 0;
        SET idle_in_transaction_session_timeout = 0;
        -- A batch that a power cut takes back is made again by the next run.
        SET synchronous_commit = off;
        -- The indexes of the words sort in more at a time, and so touch each of their pages less often.
        SET gin_pending_list_limit = '32MB';
        SET work_mem = '128MB';
        """;

    public static async Task<NpgsqlConnection> OpenForBulkAsync(this NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteSqlAsync(WithoutLimits, cancellationToken);
        return connection;
    }

    /// <summary>Runs a statement, for as long as it takes.</summary>
    public static async Task ExecuteSqlAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<long> CountRowsAsync(this NpgsqlConnection connection, string from, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {from}", connection) { CommandTimeout = 0 };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
