using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Common.Telemetry;
using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Products;

/// <summary>
/// Counts in memory and adds to the database every few seconds, and once more when the program stops and has answered its last
/// request. A process that is killed loses what it has counted since; nothing is ever counted twice.
/// </summary>
internal sealed class ViewCounter(NpgsqlDataSource database, ViewSettings settings, ILogger<ViewCounter> logger) : BackgroundService, IViewCounter
{
    /// <summary>Rows to a statement, so that each is far from its time limit.</summary>
    private const int Batch = 2_000;

    // At most one for each listing that there is: what is not there is not seen.
    private readonly ConcurrentDictionary<long, int> _seen = new();

    public void Seen(long productId) => _seen.AddOrUpdate(productId, 1, static (_, seen) => seen + 1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await FlushAsync();
    }

    /// <summary>Takes no longer than the limits of the connection, for each batch.</summary>
    private async Task FlushAsync()
    {
        foreach (var ids in _seen.Keys.Order().Chunk(Batch))
        {
            var counts = Array.ConvertAll(ids, id => _seen.TryRemove(id, out var seen) ? seen : 0);
            try
            {
                await using var connection = await OpenAsync(ids, counts);
                if (connection is null)
                    return;
                await connection.AddViewsAsync(ids, counts, CancellationToken.None);
            }
            catch (PostgresException exception)
            {
                TakeBack(ids, counts, exception);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                // Cut off in the middle: perhaps it is added. Whoever adds it again may count twice; so it may be lost.
                logger.LogWarning(LogEvents.ViewsUncertain, "{Count} views may be lost ({Reason})", counts.Sum(), exception.GetBaseException().GetType().Name);
            }
        }
    }

    private async Task<NpgsqlConnection?> OpenAsync(long[] ids, int[] counts)
    {
        try
        {
            return await database.OpenConnectionAsync();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            TakeBack(ids, counts, exception);
            return null;
        }
    }

    /// <summary>They are added next time.</summary>
    private void TakeBack(long[] ids, int[] counts, Exception exception)
    {
        foreach (var (id, count) in ids.Zip(counts))
            _seen.AddOrUpdate(id, static (_, added) => added, static (_, seen, added) => seen + added, count);
        logger.LogDebug(LogEvents.ViewsUncertain, "{Count} views wait for the database ({Reason})", counts.Sum(), exception.GetBaseException().GetType().Name);
    }
}

/// <param name="Interval">How often views are added to the database: so much a process that is killed loses at most.</param>
internal sealed record ViewSettings(TimeSpan Interval);
