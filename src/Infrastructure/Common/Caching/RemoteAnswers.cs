using System.Text;
using System.Text.Json;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Redis;
using StackExchange.Redis;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>What Redis has said to a question for an answer.</summary>
/// <param name="Stamp">The generations of the answer's tags as they were then; null where Redis could not be asked.</param>
/// <param name="Answer">Null where there is none that is good.</param>
/// <param name="Weight">How many entries of memory it counts as.</param>
/// <param name="Lifetime">How much of its lifetime is left.</param>
internal readonly record struct RemoteLook(string? Stamp, Result? Answer, int Weight, TimeSpan Lifetime);

/// <summary>
/// Answers in Redis, for all instances of one build: what one has read the others need not read. An entry is the stamp that it
/// was read under, a line break, and the answer in JSON. Only successes are kept there.
/// </summary>
internal sealed class RemoteAnswers(RedisSettings settings, RedisGate redis, TagGenerations generations, CacheMetrics metrics)
{
    /// <summary>
    /// In one step: the stamp, and with it the answer and the milliseconds it has left where it was kept under that stamp. Where
    /// it was not, somebody is about to keep another: each generation is made up that is missing, and all live on for as long as
    /// that answer may. KEYS: the answer, then the generations; ARGV: a new generation, their lifetime in milliseconds.
    /// </summary>
    private const string Find = """
        local found = redis.call('MGET', unpack(KEYS))
        local complete = true
        for i = 1, #KEYS do
          complete = complete and found[i]
        end
        if complete then
          local stamp = table.concat(found, ' ', 2) .. '\n'
          local left = redis.call('PTTL', KEYS[1])
          if left > 0 and string.sub(found[1], 1, #stamp) == stamp then
            return { stamp, string.sub(found[1], #stamp + 1), left }
          end
        end
        for i = 2, #KEYS do
          if found[i] then
            redis.call('PEXPIRE', KEYS[i], ARGV[2])
          else
            redis.call('SET', KEYS[i], ARGV[1], 'PX', ARGV[2])
            found[i] = ARGV[1]
          end
        end
        return { table.concat(found, ' ', 2) .. '\n' }
        """;

    /// <summary>Another build may give its answers another shape, so it does not get to see these; their tags are everybody's.</summary>
    private static readonly string Build = typeof(ICachedQuery).Module.ModuleVersionId.ToString("N")[..8];

    public async Task<RemoteLook> FindAsync<TResponse>(string key, string[] tags) where TResponse : Result
    {
        if (!redis.IsConfigured)
            return default;
        var look = generations.AreTrue && await AskAsync(key, tags) is { IsAnswered: true } found ? Read<TResponse>(found.Value!) : default;
        metrics.Looked(CacheLayer.Redis, look switch { { Answer: not null } => CacheResult.Hit, { Stamp: not null } => CacheResult.Miss, _ => CacheResult.Error });
        return look;
    }

    /// <summary>Nobody has to wait for it.</summary>
    public Task KeepAsync(string key, string stamp, byte[] json, TimeSpan lifetime)
    {
        byte[] entry = [.. Encoding.ASCII.GetBytes(stamp), .. json];
        return redis.TryAsync(db => db.StringSetAsync(KeyOf(key), entry, lifetime));
    }

    private Task<RedisReply<RedisValue[]>> AskAsync(string key, string[] tags) => redis.TryAsync(async db => (RedisValue[])(
        await db.ScriptEvaluateAsync(Find, [KeyOf(key), .. tags.Select(generations.KeyOf)], [TagGenerations.MakeUp(), (long)generations.Lifetime.TotalMilliseconds]))!);

    private static RemoteLook Read<TResponse>(RedisValue[] look) where TResponse : Result
    {
        var stamp = (string)look[0]!;
        if (look.Length == 1)
            return new RemoteLook(stamp, null, 0, default);
        try
        {
            var json = (byte[])look[1]!;
            return new RemoteLook(stamp, AnswerJson.Read<TResponse>(json), AnswerJson.WeightOf(json.Length), TimeSpan.FromMilliseconds((long)look[2]));
        }
        catch (JsonException)
        {
            // Nobody knows who has written that; it is written over.
            return new RemoteLook(stamp, null, 0, default);
        }
    }

    private RedisKey KeyOf(string key) => settings.Name($"answer:{Build}:{key}");
}
