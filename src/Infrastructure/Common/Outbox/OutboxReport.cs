using Npgsql;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>How the outbox does: what an operator asks, and what is exported as figures.</summary>
/// <param name="Waiting">How many messages have consumers to reach.</param>
/// <param name="OldestAge">How long the oldest of them has waited; zero where none waits.</param>
/// <param name="Parked">How many were given up.</param>
internal sealed record OutboxReport(long Waiting, TimeSpan OldestAge, long Parked)
{
    private const string Sql = """
        SELECT count(*) FILTER (WHERE parked_at IS NULL),
            coalesce(now() - min(occurred_at) FILTER (WHERE parked_at IS NULL), interval '0'),
            count(*) FILTER (WHERE parked_at IS NOT NULL)
        FROM common.outbox WHERE processed_at IS NULL
        """;

    public static async Task<OutboxReport> ReadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var age = row.GetTimeSpan(1);
        return new OutboxReport(row.GetInt64(0), age > TimeSpan.Zero ? age : TimeSpan.Zero, row.GetInt64(2));
    }
}
