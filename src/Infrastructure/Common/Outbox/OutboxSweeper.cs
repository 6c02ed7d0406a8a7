using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>Deletes what was delivered long ago, a little at a time. What is parked stays until somebody has looked at it.</summary>
internal sealed class OutboxSweeper(NpgsqlDataSource database, ILogger<OutboxSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    // The inbox outlives the outbox, or a message delivered a second time just before would find no entry.
    private const string SweepSql = """
        DELETE FROM common.outbox WHERE id IN (
            SELECT id FROM common.outbox WHERE processed_at < now() - interval '7 days' ORDER BY processed_at LIMIT 1000 FOR UPDATE SKIP LOCKED);
        DELETE FROM common.inbox WHERE ctid IN (
            SELECT i.ctid FROM common.inbox i
            WHERE i.consumed_at < now() - interval '8 days' AND NOT EXISTS (SELECT FROM common.outbox m WHERE m.id = i.message_id)
            ORDER BY i.consumed_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                while (await SweepAsync(stoppingToken) > 0) { }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
    }

    private async Task<int> SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var command = database.CreateCommand(SweepSql);
            return await command.ExecuteNonQueryAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogWarning(LogEvents.OutboxUnavailable, "The outbox could not be swept ({Reason})", exception.GetType().Name);
            return 0;
        }
    }
}
