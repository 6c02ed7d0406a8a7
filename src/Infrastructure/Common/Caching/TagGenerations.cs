using System.Security.Cryptography;
using MultiWeb.Infrastructure.Common.Redis;
using StackExchange.Redis;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>
/// What moments are in memory, generations are in Redis: a random text for each tag. An answer in Redis carries those of its
/// tags from before it was read, and is good while they still are the same. One that is missing is equal to none, so to evict is
/// to delete: the next reader makes up another, and a tag that nobody reads takes no room.
/// </summary>
internal sealed class TagGenerations : IDisposable
{
    private readonly RedisSettings _settings;
    private readonly RedisGate _redis;
    private readonly TagBacklog _doubtful;

    public TagGenerations(RedisSettings settings, RedisGate redis, CacheSettings cache)
    {
        (_settings, _redis, Lifetime) = (settings, redis, 2 * cache.Lifetime);
        _doubtful = new TagBacklog(tags => redis.TryAsync(db => EvictAsync(db, tags)));
    }

    /// <summary>Whether Redis knows of every eviction that this instance knows of. Until then nothing that is kept there counts.</summary>
    public bool AreTrue => _redis.IsOpen && _doubtful.IsEmpty;

    /// <summary>How long one lives on after an answer was looked for in vain that may now be kept under it.</summary>
    public TimeSpan Lifetime { get; }

    public RedisKey KeyOf(string tag) => _settings.Name($"tag:{tag}");

    public Task EvictAsync(IDatabase db, IEnumerable<string> tags) => db.KeyDeleteAsync([.. tags.Select(KeyOf)]);

    /// <summary>For a tag that has none.</summary>
    public static string MakeUp() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>These were evicted and Redis may not know: whoever should have told it could not. It is told as soon as it answers.</summary>
    public void Doubt(IEnumerable<string> tags)
    {
        if (_redis.IsConfigured)
            _ = _doubtful.AddAsync(tags);
    }

    public void Dispose() => _doubtful.Dispose();
}
