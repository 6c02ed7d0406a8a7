using System.Text;
using System.Text.Json;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Batching;
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
internal sealed class RemoteAnswers
{
    /// <summary>
    /// In one step, for each of several answers: the stamp, and with it the answer and the milliseconds it has left where it was
    /// kept under that stamp. Where it was not, somebody is about to keep another: each generation is made up that is missing, and
    /// all live on for as long as that answer may. KEYS: each answer, followed by its generations; ARGV: a new generation, their
    /// lifetime in milliseconds, and of each answer how many keys are its own.
    /// </summary>
    private const string Find = """
        local function look(first, last)
          local found = redis.call('MGET', unpack(KEYS, first, last))
          local complete = true
          for i = 1, last - first + 1 do
            complete = complete and found[i]
          end
          if complete then
            local stamp = table.concat(found, ' ', 2) .. '\n'
            local left = redis.call('PTTL', KEYS[first])
            if left > 0 and string.sub(found[1], 1, #stamp) == stamp then
              return { stamp, string.sub(found[1], #stamp + 1), left }
            end
          end
          for i = 2, last - first + 1 do
            if found[i] then
              redis.call('PEXPIRE', KEYS[first + i - 1], ARGV[2])
            else
              redis.call('SET', KEYS[first + i - 1], ARGV[1], 'PX', ARGV[2])
              found[i] = ARGV[1]
            end
          end
          return { table.concat(found, ' ', 2) .. '\n' }
        end
        local looks, first = {}, 1
        for i = 3, #ARGV do
          looks[i - 2] = look(first, first + ARGV[i] - 1)
          first = first + ARGV[i]
        end
        return looks
        """;

    /// <summary>Another build may give its answers another shape, so it does not get to see these; their tags are everybody's.</summary>
    private static readonly string Build = typeof(ICachedQuery).Module.ModuleVersionId.ToString("N")[..8];

    private readonly RedisSettings _settings;
    private readonly RedisGate _redis;
    private readonly TagGenerations _generations;
    private readonly CacheMetrics _metrics;
    private readonly Batcher<RedisKey[], RedisValue[]?> _looks;
    private readonly Batcher<Entry, bool> _entries;

    public RemoteAnswers(RedisSettings settings, RedisGate redis, TagGenerations generations, CacheMetrics metrics)
    {
        (_settings, _redis, _generations, _metrics) = (settings, redis, generations, metrics);
        _looks = new Batcher<RedisKey[], RedisValue[]?>(FindAsync, mostUnderWay: 1, mostTogether: 50);
        _entries = new Batcher<Entry, bool>(KeepAsync, mostUnderWay: 1, mostTogether: 50);
    }

    public async Task<RemoteLook> FindAsync<TResponse>(string key, string[] tags) where TResponse : Result
    {
        if (!_redis.IsConfigured)
            return default;
        var look = _generations.AreTrue && await _looks.AskAsync([KeyOf(key), .. tags.Select(_generations.KeyOf)]) is { } found ? Read<TResponse>(found) : default;
        _metrics.Looked(CacheLayer.Redis, look switch { { Answer: not null } => CacheResult.Hit, { Stamp: not null } => CacheResult.Miss, _ => CacheResult.Error });
        return look;
    }

    /// <summary>Nobody has to wait for it.</summary>
    public Task KeepAsync(string key, string stamp, byte[] json, TimeSpan lifetime) =>
        _entries.AskAsync(new Entry(KeyOf(key), [.. Encoding.ASCII.GetBytes(stamp), .. json], lifetime));

    private async Task<IReadOnlyList<RedisValue[]?>> FindAsync(IReadOnlyList<RedisKey[]> answers)
    {
        var reply = await _redis.TryAsync(async db => (RedisResult[])(await db.ScriptEvaluateAsync(
            Find, [.. answers.SelectMany(keys => keys)],
            [TagGenerations.MakeUp(), (long)_generations.Lifetime.TotalMilliseconds, .. answers.Select(keys => (RedisValue)keys.Length)]))!);
        return reply.IsAnswered ? Array.ConvertAll(reply.Value!, look => (RedisValue[]?)look) : new RedisValue[]?[answers.Count];
    }

    /// <summary>Redis does what one connection says in the order in which it was said: when the last is answered, all are done.</summary>
    private async Task<IReadOnlyList<bool>> KeepAsync(IReadOnlyList<Entry> entries)
    {
        var isKept = await _redis.TryAsync(db =>
        {
            foreach (var entry in entries.SkipLast(1))
                _ = db.StringSetAsync(entry.Key, entry.Text, entry.Lifetime, flags: CommandFlags.FireAndForget);
            return db.StringSetAsync(entries[^1].Key, entries[^1].Text, entries[^1].Lifetime);
        });
        return [.. entries.Select(_ => isKept.IsAnswered)];
    }

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

    private RedisKey KeyOf(string key) => _settings.Name($"answer:{Build}:{key}");

    private sealed record Entry(RedisKey Key, byte[] Text, TimeSpan Lifetime);
}
