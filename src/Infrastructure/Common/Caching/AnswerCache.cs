using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>
/// Answers in this process, bounded, least recently used first to go. Every answer remembers the moment before it was read;
/// it is good as long as none of its tags was evicted since. So a read that was under way while a commit happened can never be
/// kept, and an eviction costs one write however many answers it ends.
/// </summary>
internal sealed class AnswerCache : IAnswerCache, IDisposable
{
    private readonly CacheSettings _settings;
    private readonly EvictionChannel _channel;
    private readonly TimeProvider _time;
    private readonly MemoryCache _answers;
    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Eviction> _evictions = new(StringComparer.Ordinal);
    private long _moment;
    private long _droppedAll;

    public AnswerCache(CacheSettings settings, EvictionChannel channel, TimeProvider time)
    {
        (_settings, _channel, _time) = (settings, channel, time);
        _answers = new MemoryCache(new MemoryCacheOptions { SizeLimit = settings.MaxEntries });
        channel.Heard += Evict;
        channel.Reconnected += () => Volatile.Write(ref _droppedAll, Interlocked.Increment(ref _moment));
    }

    public async Task<TResponse> GetOrAddAsync<TResponse>(ICachedQuery query, Func<Task<TResponse>> produce, CancellationToken cancellationToken)
        where TResponse : Result
    {
        if (!_settings.Enabled || !_channel.IsUp)
            return await produce();
        if (_answers.TryGetValue(query.CacheKey, out Answer? kept) && IsGood(kept!.Tags, kept.ReadAfter))
            return (TResponse)kept.Value;

        while (true)
        {
            var own = new Flight(query.CacheTags, Interlocked.Read(ref _moment));
            var flight = _flights.GetOrAdd(query.CacheKey, own);
            if (ReferenceEquals(flight, own))
                return await FlyAsync(query, own, produce);
            // A flight that set off before an eviction brings what the caller may not see any more.
            if (!IsGood(flight.Tags, flight.ReadAfter))
                return await produce();
            if (await flight.Landed.WaitAsync(cancellationToken) is { } landed)
                return (TResponse)landed;
        }
    }

    public Task EvictAsync(IReadOnlyCollection<CacheTag> tags)
    {
        var names = tags.Select(t => t.Name).ToArray();
        Evict(names);
        return _channel.TellAsync(names);
    }

    public void Dispose() => _answers.Dispose();

    private async Task<TResponse> FlyAsync<TResponse>(ICachedQuery query, Flight flight, Func<Task<TResponse>> produce) where TResponse : Result
    {
        TResponse? response = null;
        try
        {
            response = await produce();
            if (response.IsSuccess)
                Keep(query.CacheKey, new Answer(response, flight.Tags, flight.ReadAfter));
            return response;
        }
        finally
        {
            _flights.TryRemove(new(query.CacheKey, flight));
            // Null where it failed or its caller went away: whoever waited tries for himself.
            flight.Land(response);
        }
    }

    private void Keep(string key, Answer answer) =>
        _answers.Set(key, answer, new MemoryCacheEntryOptions
        {
            Size = 1,
            AbsoluteExpirationRelativeToNow = _settings.Lifetime * (1 - 0.1 * Random.Shared.NextDouble()),
        });

    private bool IsGood(IReadOnlyList<CacheTag> tags, long readAfter)
    {
        if (readAfter < Volatile.Read(ref _droppedAll))
            return false;
        foreach (var tag in tags)
        {
            if (_evictions.TryGetValue(tag.Name, out var eviction) && eviction.Moment > readAfter)
                return false;
        }
        return true;
    }

    private void Evict(string[] tags)
    {
        var moment = Interlocked.Increment(ref _moment);
        var now = _time.GetTimestamp();
        foreach (var tag in tags)
            _evictions.AddOrUpdate(tag, new Eviction(moment, now), (_, latest) => latest.Moment > moment ? latest : new Eviction(moment, now));
        // An eviction older than every answer's lifetime ends nothing any more.
        if (moment % 1024 == 0)
        {
            foreach (var (tag, eviction) in _evictions)
            {
                if (_time.GetElapsedTime(eviction.At) > 2 * _settings.Lifetime)
                    _evictions.TryRemove(new(tag, eviction));
            }
        }
    }

    private sealed record Answer(object Value, IReadOnlyList<CacheTag> Tags, long ReadAfter);

    private sealed record Eviction(long Moment, long At);

    private sealed class Flight(IReadOnlyList<CacheTag> tags, long readAfter)
    {
        private readonly TaskCompletionSource<object?> _landed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<CacheTag> Tags => tags;

        public long ReadAfter => readAfter;

        public Task<object?> Landed => _landed.Task;

        public void Land(object? response) => _landed.TrySetResult(response);
    }
}
