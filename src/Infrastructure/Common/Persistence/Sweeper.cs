using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Deletes what nobody needs any more, a little at a time, until nothing is left of it; and again every ten minutes.</summary>
/// <param name="what">In one word, for the log.</param>
/// <param name="sql">Deletes some hundred rows at most, and none that another instance is deleting.</param>
internal abstract class Sweeper(string what, string sql, NpgsqlDataSource database, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

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
            await using var command = database.CreateCommand(sql);
            return await command.ExecuteNonQueryAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogWarning(LogEvents.SweepFailed, "{Name} could not be swept ({Reason})", what, exception.GetType().Name);
            return 0;
        }
    }
}
