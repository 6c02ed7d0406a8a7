using System.Collections.Concurrent;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>
/// Answers from memory, else from Redis, else from whoever can produce them; and one reading per key at a time, however many
/// wait for it. See docs/adr/0014-answers-in-two-layers.md for why none of them is ever older than a second.
/// </summary>
internal sealed class AnswerCache(
    CacheSettings settings, MemoryAnswers memory, RemoteAnswers remote, Hearing hearing,
    RedisEvictions redis, PostgresEvictions postgres, CacheMetrics metrics) : IAnswerCache
{
    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    public Task<TResponse> GetOrAddAsync<TResponse>(ICachedQuery query, Func<Task<TResponse>> produce, CancellationToken cancellationToken)
        where TResponse : Result
    {
        if (!settings.Enabled)
            return produce();
        var kept = memory.Find(query.CacheKey, hearing.MaxAge);
        metrics.Looked(CacheLayer.Memory, kept is null ? CacheResult.Miss : CacheResult.Hit);
        return kept is null ? FetchAsync(query, produce, cancellationToken) : Task.FromResult((TResponse)kept);
    }

    public async Task EvictAsync(IReadOnlyCollection<CacheTag> tags)
    {
        if (tags.Count == 0)
            return;
        var names = tags.Select(tag => tag.Name).ToArray();
        metrics.Evicted(EvictionSource.Commit, names.Length);
        memory.Evict(names);
        if (!await redis.TellAsync(names))
            await postgres.TellAsync(names);
        // Once more: in the meantime Redis may have given us the old answer again.
        memory.Evict(names);
    }

    private async Task<TResponse> FetchAsync<TResponse>(ICachedQuery query, Func<Task<TResponse>> produce, CancellationToken cancellationToken)
        where TResponse : Result
    {
        Result? kept = null;
        while (kept is null)
        {
            var own = new Flight(memory.Begin(query));
            // A flight that set off before an eviction brings what the caller may not see any more: his own takes its place.
            var flight = _flights.AddOrUpdate(query.CacheKey, own, (_, other) => memory.IsGood(other.Reading, hearing.MaxAge) ? other : own);
            kept = flight == own
                ? await FlyAsync(query, own, produce, cancellationToken)
                : await flight.Landed.WaitAsync(cancellationToken);
        }
        return (TResponse)kept;
    }

    private async Task<TResponse> FlyAsync<TResponse>(ICachedQuery query, Flight flight, Func<Task<TResponse>> produce, CancellationToken cancellationToken)
        where TResponse : Result
    {
        try
        {
            var answer = await ReadAsync(query, flight.Reading, produce);
            Leave(query, flight);
            flight.Land(answer);
            return answer;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Leave(query, flight);
            flight.Land(null);
            throw;
        }
        catch (Exception exception)
        {
            Leave(query, flight);
            flight.Crash(exception);
            throw;
        }
    }

    private void Leave(ICachedQuery query, Flight flight) => _flights.TryRemove(new(query.CacheKey, flight));

    private async Task<TResponse> ReadAsync<TResponse>(ICachedQuery query, Reading reading, Func<Task<TResponse>> produce) where TResponse : Result
    {
        // Another flight may have landed between this caller's look and its setting off.
        if (memory.Find(query.CacheKey, hearing.MaxAge) is TResponse landed)
            return landed;
        var look = hearing.IsSure ? await remote.FindAsync<TResponse>(query.CacheKey, reading.Tags) : default;
        if (look.Answer is TResponse found)
        {
            memory.Keep(query.CacheKey, found, reading, look.Weight, look.Lifetime);
            return found;
        }

        var answer = await produce();
        if (answer.IsSuccess)
        {
            var (json, lifetime) = (AnswerJson.Write(answer), settings.NextLifetime());
            memory.Keep(query.CacheKey, answer, reading, AnswerJson.WeightOf(json.Length), lifetime);
            if (look.Stamp is not null)
                _ = remote.KeepAsync(query.CacheKey, look.Stamp, json, lifetime);
        }
        else if (answer.Error.Kind == ErrorKind.NotFound)
        {
            memory.KeepNotFound(query.CacheKey, answer, reading);
        }
        return answer;
    }
}
