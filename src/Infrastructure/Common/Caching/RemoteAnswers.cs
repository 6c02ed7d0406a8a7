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
    /// <summary>Another build may give its answers another shape, so it does not get to see these; their tags are everybody's.</summary>
    private static readonly string Build = typeof(ICachedQuery).Module.ModuleVersionId.ToString("N")[..8];

    public async Task<RemoteLook> FindAsync<TResponse>(string key, string[] tags) where TResponse : Result
    {
        if (!redis.IsConfigured)
            return default;
        var look = generations.AreTrue && await LookAsync(key, tags) is { IsAnswered: true } found ? Read<TResponse>(found.Value) : default;
        metrics.Looked(CacheLayer.Redis, look switch { { Answer: not null } => CacheResult.Hit, { Stamp: not null } => CacheResult.Miss, _ => CacheResult.Error });
        return look;
    }

    /// <summary>Nobody has to wait for it.</summary>
    public Task KeepAsync(string key, string stamp, byte[] json, string[] tags, TimeSpan lifetime)
    {
        byte[] entry = [.. Encoding.ASCII.GetBytes(stamp), .. json];
        return redis.TryAsync(db => Task.WhenAll(db.StringSetAsync(KeyOf(key), entry, lifetime), generations.ExtendAsync(db, tags)));
    }

    private Task<RedisReply<Look>> LookAsync(string key, string[] tags) => redis.TryAsync(async db =>
    {
        var (left, values) = (db.KeyTimeToLiveAsync(KeyOf(key)), db.StringGetAsync([KeyOf(key), .. tags.Select(generations.KeyOf)]));
        var (lifetime, found) = (await left, await values);
        return found[1..] is var known && Array.TrueForAll(known, generation => generation.HasValue)
            ? new Look(known, found[0], lifetime ?? TimeSpan.Zero)
            : new Look(await generations.ReadOrMakeAsync(db, tags), RedisValue.Null, TimeSpan.Zero);
    });

    private static RemoteLook Read<TResponse>(Look look) where TResponse : Result
    {
        var stamp = string.Join(' ', look.Generations) + '\n';
        if ((byte[]?)look.Entry is not { } entry || look.Lifetime <= TimeSpan.Zero || !entry.AsSpan().StartsWith(Encoding.ASCII.GetBytes(stamp)))
            return new RemoteLook(stamp, null, 0, default);
        try
        {
            var json = entry.AsSpan(stamp.Length);
            return new RemoteLook(stamp, AnswerJson.Read<TResponse>(json), AnswerJson.WeightOf(json.Length), look.Lifetime);
        }
        catch (JsonException)
        {
            // Nobody knows who has written that; it is written over.
            return new RemoteLook(stamp, null, 0, default);
        }
    }

    private RedisKey KeyOf(string key) => settings.Name($"answer:{Build}:{key}");

    private readonly record struct Look(RedisValue[] Generations, RedisValue Entry, TimeSpan Lifetime);
}
