using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common.Telemetry;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>Deletes the files that no product names and nobody has uploaded within the hour; every instance does, and never two the same.</summary>
internal sealed class ImageSweeper(StoredImages stored, IImageStore store, ImageMetrics metrics, ILogger<ImageSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
            await SweepAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Once, now. What cannot be deleted is told, and tried again the next time.</summary>
    public async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await SweepSomeAsync(stoppingToken) > 0) { }
            await store.DiscardLeftoversAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogWarning(LogEvents.SweepFailed, "What is old could not be deleted from {Name} ({Reason})", "images", exception.GetBaseException().GetType().Name);
        }
    }

    private async Task<int> SweepSomeAsync(CancellationToken stoppingToken)
    {
        var collected = 0;
        foreach (var text in await stored.FindUnnamedAsync(stoppingToken))
        {
            if (!ImageKey.TryParse(text, out var key) || !await stored.TakeOffAsync(text, () => store.DeleteAsync(key, stoppingToken), stoppingToken))
                continue;
            collected++;
            metrics.Collected();
        }
        return collected;
    }
}
