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
    private readonly TimeSpan _lifetime;
    private readonly TagBacklog _doubtful;

    public TagGenerations(RedisSettings settings, RedisGate redis, CacheSettings cache)
    {
        (_settings, _redis, _lifetime) = (settings, redis, 2 * cache.Lifetime);
        _doubtful = new TagBacklog(tags => redis.TryAsync(db => EvictAsync(db, tags)));
    }

    /// <summary>Whether Redis knows of every eviction that this instance knows of. Until then nothing that is kept there counts.</summary>
    public bool AreTrue => _redis.IsOpen && _doubtful.IsEmpty;

    public RedisKey KeyOf(string tag) => _settings.Name($"tag:{tag}");

    public Task EvictAsync(IDatabase db, IEnumerable<string> tags) => db.KeyDeleteAsync([.. tags.Select(KeyOf)]);

    /// <summary>Reads them, and makes up those that are missing; whoever comes second takes what the first has made up.</summary>
    public async Task<RedisValue[]> ReadOrMakeAsync(IDatabase db, string[] tags)
    {
        // In one go: Redis does one after the other.
        var made = Task.WhenAll(tags.Select(tag => db.StringSetAsync(KeyOf(tag), RandomNumberGenerator.GetHexString(16, lowercase: true), _lifetime, When.NotExists)));
        var read = db.StringGetAsync(Array.ConvertAll(tags, KeyOf));
        await made;
        return await read;
    }

    /// <summary>They live on for as long as an answer that was kept under them.</summary>
    public Task ExtendAsync(IDatabase db, string[] tags) => Task.WhenAll(tags.Select(tag => db.KeyExpireAsync(KeyOf(tag), _lifetime)));

    /// <summary>These were evicted and Redis may not know: whoever should have told it could not. It is told as soon as it answers.</summary>
    public void Doubt(IEnumerable<string> tags)
    {
        if (_redis.IsConfigured)
            _ = _doubtful.AddAsync(tags);
    }

    public void Dispose() => _doubtful.Dispose();
}
