using MultiWeb.Application.Common.Security;
using MultiWeb.Infrastructure.Common.Redis;

namespace MultiWeb.Infrastructure.Common.RateLimits;

/// <summary>Counts in Redis, for all instances at once; where Redis does not answer, in this process.</summary>
internal sealed class RateLimiter(RateSettings settings, RedisSettings keys, RedisGate redis, LocalWindows local, TimeProvider time) : IRateLimiter
{
    /// <summary>
    /// In one step: counts, and says how many there are and how many milliseconds the window has left. The first one opens it.
    /// KEYS: the window; ARGV: its length in milliseconds.
    /// </summary>
    private const string Count = """
        local count = redis.call('INCR', KEYS[1])
        local left = redis.call('PTTL', KEYS[1])
        if left < 0 then
          left = tonumber(ARGV[1])
          redis.call('PEXPIRE', KEYS[1], left)
        end
        return { count, left }
        """;

    public async ValueTask<RateCount?> CountAsync(string policy, string client)
    {
        if (!settings.Enabled)
            return null;
        var (limit, key) = (settings.LimitOf(policy), $"rate:{policy}:{client}");
        // Whoever is over stays over until his window ends: a flood does not reach Redis.
        if (local.Find(key) is { } known && known.Count > limit)
            return Answer(known);
        if (!redis.IsConfigured || await redis.TryAsync(async db => (long[])(await db.ScriptEvaluateAsync(
                Count, [keys.Name(key)], [(long)RateSettings.Window.TotalMilliseconds]))!) is not { IsAnswered: true, Value: [var count, var left] })
            return Answer(local.Count(key, RateSettings.Window));
        var window = new LocalWindow(count, time.GetUtcNow().AddMilliseconds(left));
        if (count > limit)
            local.Learn(key, window);
        return Answer(window);

        RateCount Answer(LocalWindow window) => new(policy, limit, RateSettings.Window, window.Count, window.EndsAt - time.GetUtcNow());
    }
}
