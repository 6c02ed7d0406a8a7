using MultiWeb.Infrastructure.Common.Redis;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>How instances tell each other what they have changed: the old generations are gone and the message is sent in one round trip.</summary>
internal sealed class RedisEvictions(
    RedisSettings settings, RedisGate redis, TagGenerations generations, MemoryAnswers memory, CacheMetrics metrics) : IRedisListener
{
    public string Channel => "evict";

    /// <returns>Whether Redis has taken it. If not it may have, and may not; others must hear of it in another way.</returns>
    public async Task<bool> TellAsync(IReadOnlyCollection<string> tags)
    {
        var taken = await redis.TryAsync(db =>
        {
            // In this order: whoever hears the message finds the old generations no more.
            var evicted = generations.EvictAsync(db, tags);
            return Task.WhenAll(evicted, db.PublishAsync(settings.Name(Channel), AnswerTags.Join(tags)));
        });
        if (!taken)
            generations.Doubt(tags);
        return taken;
    }

    public void Hear(string message)
    {
        var tags = AnswerTags.Split(message);
        memory.Evict(tags);
        metrics.Evicted(EvictionSource.Redis, tags.Length);
    }

    /// <summary>
    /// What was published before was not heard, and what the server holds may be of any age: it may have come back from a copy of
    /// itself that does not know the latest evictions.
    /// </summary>
    public void ListeningBegan()
    {
        generations.Doubt([AnswerTags.Everything]);
        memory.Evict([AnswerTags.Everything]);
    }
}
