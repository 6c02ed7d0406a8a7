using MultiWeb.Application.Common.Security;
using MultiWeb.Infrastructure.Common.Batching;
using MultiWeb.Infrastructure.Common.Redis;
using StackExchange.Redis;

namespace MultiWeb.Infrastructure.Common.RateLimits;

/// <summary>Counts in Redis, for all instances at once; where Redis does not answer, in this process.</summary>
internal sealed class RateLimiter : IRateLimiter
{
    /// <summary>
    /// In one step, for each of several requests: counts, and says how many there are and how many milliseconds the window has
    /// left. The first one opens it. KEYS: the window of each request; ARGV: the length of all in milliseconds.
    /// </summary>
    private const string Count = """
        local counts = {}
        for i, window in ipairs(KEYS) do
          local count = redis.call('INCR', window)
          local left = redis.call('PTTL', window)
          if left < 0 then
            left = tonumber(ARGV[1])
            redis.call('PEXPIRE', window, left)
          end
          counts[2 * i - 1], counts[2 * i] = count, left
        end
        return counts
        """;

    private readonly RateSettings _settings;
    private readonly RedisSettings _keys;
    private readonly RedisGate _redis;
    private readonly LocalWindows _local;
    private readonly TimeProvider _time;
    private readonly Batcher<string, LocalWindow?> _shared;

    public RateLimiter(RateSettings settings, RedisSettings keys, RedisGate redis, LocalWindows local, TimeProvider time)
    {
        (_settings, _keys, _redis, _local, _time) = (settings, keys, redis, local, time);
        _shared = new Batcher<string, LocalWindow?>(CountAsync, mostUnderWay: 1, mostTogether: 100);
    }

    public async ValueTask<RateCount?> CountAsync(string policy, string client)
    {
        if (!_settings.Enabled)
            return null;
        var (limit, key) = (_settings.LimitOf(policy), $"rate:{policy}:{client}");
        // Whoever is over stays over until his window ends: a flood does not reach Redis.
        if (_local.Find(key) is { } known && known.Count > limit)
            return Answer(known);
        if (!_redis.IsConfigured || await _shared.AskAsync(key) is not { } window)
            return Answer(_local.Count(key, RateSettings.Window));
        if (window.Count > limit)
            _local.Learn(key, window);
        return Answer(window);

        RateCount Answer(LocalWindow window) => new(policy, limit, RateSettings.Window, window.Count, window.EndsAt - _time.GetUtcNow());
    }

    /// <returns>No windows where Redis has not answered.</returns>
    private async Task<IReadOnlyList<LocalWindow?>> CountAsync(IReadOnlyList<string> windows)
    {
        var reply = await _redis.TryAsync(async db => (long[])(await db.ScriptEvaluateAsync(
            Count, [.. windows.Select(window => (RedisKey)_keys.Name(window))], [(long)RateSettings.Window.TotalMilliseconds]))!);
        if (!reply.IsAnswered)
            return new LocalWindow?[windows.Count];
        var now = _time.GetUtcNow();
        return [.. reply.Value!.Chunk(2).Select(window => new LocalWindow(window[0], now.AddMilliseconds(window[1])))];
    }
}
