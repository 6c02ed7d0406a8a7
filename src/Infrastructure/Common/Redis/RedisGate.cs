using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using StackExchange.Redis;

namespace MultiWeb.Infrastructure.Common.Redis;

/// <summary>
/// The one way to Redis. No call takes longer than 200 ms and none fails: it is answered or it is not. The first that is not
/// answered in time closes the gate for all; then calls are refused without waiting until <see cref="RedisHeartbeat"/>, which
/// alone goes on trying, opens it again.
/// </summary>
internal sealed class RedisGate
{
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly RedisSettings _settings;
    private readonly RedisMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<RedisGate> _logger;
    private RedisLink? _open;

    public RedisGate(RedisSettings settings, RedisMetrics metrics, TimeProvider time, ILogger<RedisGate> logger)
    {
        (_settings, _metrics, _time, _logger) = (settings, metrics, time, logger);
        metrics.Watch(() => IsConfigured && !IsOpen);
    }

    public bool IsConfigured => _settings.IsConfigured;

    public bool IsOpen => Volatile.Read(ref _open) is { IsLost: false };

    /// <summary>Asks Redis, if it can be asked: <c>if (await redis.TryAsync(db => db.StringGetAsync(key)) is { IsAnswered: true } found)</c>.</summary>
    public async Task<RedisReply<T>> TryAsync<T>(Func<IDatabase, Task<T>> call)
    {
        if (Volatile.Read(ref _open) is not { IsLost: false } link)
        {
            _metrics.Refused();
            return default;
        }

        using var activity = Instrumentation.Activities.StartActivity("redis", ActivityKind.Client)?.SetTag("db.system.name", "redis");
        var started = _time.GetTimestamp();
        var outcome = RedisOutcome.Answered;
        try
        {
            return new(true, await call(link.Database).WaitAsync(Patience));
        }
        catch (RedisServerException exception)
        {
            // An answer after all, if not the one that was asked for: the link is sound.
            outcome = RedisOutcome.Failed;
            _logger.LogWarning(LogEvents.RedisCommandRefused, "Redis refused a command ({Reason})", exception.Message.Split(' ')[0]);
            return default;
        }
        catch (Exception exception) when (IsFault(exception))
        {
            outcome = exception is TimeoutException ? RedisOutcome.TimedOut : RedisOutcome.Failed;
            Close(link, exception.GetType().Name);
            return default;
        }
        finally
        {
            _metrics.Record(outcome, _time.GetElapsedTime(started));
            // The client hands out answers on one thread, one after the other: whoever lingers here makes all others wait.
            await Task.Yield();
        }
    }

    /// <returns>Whether Redis has said that it is done.</returns>
    public async Task<bool> TryAsync(Func<IDatabase, Task> call) => (await TryAsync(async db =>
    {
        await call(db);
        return true;
    })).IsAnswered;

    /// <summary>Whether this is what the client throws when the server, or the way to it, is at fault.</summary>
    public static bool IsFault(Exception exception) => exception is RedisException or TimeoutException or ObjectDisposedException;

    /// <summary>For the heartbeat: the link was just heard to work.</summary>
    public void Open(RedisLink link)
    {
        if (Interlocked.Exchange(ref _open, link) is null)
            _logger.LogInformation(LogEvents.RedisUp, "Redis answers");
    }

    /// <summary>Nothing passes by this link any more. Where another has taken its place, that one stays open.</summary>
    public void Close(RedisLink link, string reason)
    {
        if (Interlocked.CompareExchange(ref _open, null, link) == link)
            _logger.LogWarning(LogEvents.RedisDown, "Redis does not answer ({Reason}); going on without it", reason);
    }
}
