using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>
/// Deletes what is older than somebody wants to keep it, a little at a time, in every instance: rows that one of them has in
/// hand the others pass over.
/// </summary>
internal sealed class RetentionSweeper(NpgsqlDataSource database, IEnumerable<Retention> retentions, ILogger<RetentionSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            foreach (var retention in retentions)
            {
                while (await SweepAsync(retention, stoppingToken) > 0) { }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> SweepAsync(Retention retention, CancellationToken stoppingToken)
    {
        try
        {
            await using var command = database.CreateCommand(retention.Sql);
            return await command.ExecuteNonQueryAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogWarning(LogEvents.SweepFailed, "What is old could not be deleted from {Name} ({Reason})", retention.Name, exception.GetType().Name);
            return 0;
        }
    }
}

/// <summary>How long something is kept: whoever has such a table registers one of these.</summary>
/// <param name="Name">What is swept, for the log.</param>
/// <param name="Sql">Deletes some of what is too old, and says how many rows; it is run again until there are none.</param>
internal sealed record Retention(string Name, string Sql)
{
    /// <param name="age">As PostgreSQL writes intervals: <c>30 days</c>.</param>
    /// <param name="since">The column that says since when it counts; it has an index.</param>
    public static Retention After(string age, string table, string key, string since) => new(table, $"""
        DELETE FROM {table} WHERE {key} IN (
            SELECT {key} FROM {table} WHERE {since} < now() - interval '{age}' ORDER BY {since} LIMIT 1000 FOR UPDATE SKIP LOCKED)
        """);
}
