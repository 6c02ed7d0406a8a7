using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;

namespace MultiWeb.Infrastructure.Common.Redis;

/// <summary>
/// Keeps the link to Redis, and alone decides when the gate is opened: four times a second a beat must be written and heard
/// again. A link that is lost is replaced at once, one that is silent after 3 s: TCP would wake it up long after Redis is back.
/// </summary>
internal sealed class RedisHeartbeat(
    RedisSettings settings, RedisGate gate, IEnumerable<IRedisListener> listeners, TimeProvider time, ILogger<RedisHeartbeat> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PatienceWithSilence = TimeSpan.FromSeconds(3);

    private RedisLink? _link;

    /// <summary>Whether everything that was published longer ago than this has been heard here.</summary>
    public bool HasHeardWithin(TimeSpan span) => Volatile.Read(ref _link) is { IsLost: false } link && link.Silence < span;

    /// <summary>Waits for the first beat (a good second at most), so that an instance does not begin as a degraded one for no reason.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.IsConfigured)
            return;
        await BeatAsync();
        if (!gate.IsOpen)
            logger.LogWarning(LogEvents.RedisDown, "Redis does not answer; starting without it");
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await BeatAsync();
    }

    public override void Dispose()
    {
        base.Dispose();
        _link?.Dispose();
    }

    private async Task BeatAsync()
    {
        if (_link is { } link && (link.IsLost || link.Silence > PatienceWithSilence))
            GiveUp(link);
        if (_link is null)
            await ConnectAsync();
        else
            await BeatAsync(_link);
    }

    private async Task BeatAsync(RedisLink link)
    {
        try
        {
            await link.BeatAsync();
            gate.Open(link);
        }
        catch (Exception exception) when (RedisGate.IsFault(exception))
        {
            gate.Close(link, exception.GetType().Name);
        }
    }

    private async Task ConnectAsync()
    {
        RedisLink? link = null;
        try
        {
            link = await RedisLink.ConnectAsync(settings, listeners, time);
            await link.BeatAsync();
        }
        catch (Exception exception) when (RedisGate.IsFault(exception))
        {
            link?.Dispose();
            return;
        }
        foreach (var listener in listeners)
            listener.ListeningBegan();
        Volatile.Write(ref _link, link);
        gate.Open(link);
    }

    private void GiveUp(RedisLink link)
    {
        gate.Close(link, link.IsLost ? "lost" : "silent");
        Volatile.Write(ref _link, null);
        link.Dispose();
    }
}
