using Microsoft.Extensions.Caching.Memory;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>One look at where answers come from: what it is about, and the moment and the time before it began.</summary>
internal sealed record Reading(string[] Tags, int[] Slots, long Moment, long BeganAt);

/// <summary>
/// Answers in this process, bounded, least recently used first to go. An answer is as old as the beginning of its reading, and
/// good as long as none of its tags was evicted since. So a read that was under way while a commit happened can never be kept,
/// and an eviction costs one write however many answers it ends.
/// </summary>
internal sealed class MemoryAnswers(CacheSettings settings, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan NotFoundLifetime = TimeSpan.FromSeconds(5);

    private readonly TagMoments _moments = new();
    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = settings.MaxEntries });

    /// <summary>Kept apart: whoever asks for ten thousand things that there are not pushes out nothing that there is.</summary>
    private readonly MemoryCache _notFound = new(new MemoryCacheOptions { SizeLimit = Math.Max(1, settings.MaxEntries / 10) });

    public Reading Begin(ICachedQuery query)
    {
        var tags = AnswerTags.Of(query);
        return new Reading(tags, TagMoments.SlotsOf(tags), _moments.Latest, time.GetTimestamp());
    }

    /// <summary>Whether what was read then may be said now.</summary>
    public bool IsGood(Reading reading, TimeSpan maxAge) =>
        time.GetElapsedTime(reading.BeganAt) <= maxAge && !_moments.WasAnyEvictedSince(reading.Slots, reading.Moment);

    public Result? Find(string key, TimeSpan maxAge) =>
        (_answers.TryGetValue(key, out Answer? kept) || _notFound.TryGetValue(key, out kept))
        && IsGood(kept!.Reading, maxAge < kept.Lifetime ? maxAge : kept.Lifetime) ? kept.Value : null;

    /// <param name="weight">How many entries it counts as.</param>
    public void Keep(string key, Result answer, Reading reading, int weight, TimeSpan lifetime) =>
        Keep(_answers, key, new Answer(answer, reading, lifetime), weight);

    /// <summary>That there is no such thing, for a few seconds. Its creation evicts its tag, and with it this.</summary>
    public void KeepNotFound(string key, Result refusal, Reading reading) =>
        Keep(_notFound, key, new Answer(refusal, reading, settings.Lifetime < NotFoundLifetime ? settings.Lifetime : NotFoundLifetime), weight: 1);

    public void Evict(IEnumerable<string> tags) => _moments.Evict(tags);

    public void Dispose()
    {
        _answers.Dispose();
        _notFound.Dispose();
    }

    /// <summary>The lifetime given to the framework's cache only clears away: it goes by the wall clock, which may be put back.</summary>
    private static void Keep(MemoryCache cache, string key, Answer answer, int weight) =>
        cache.Set(key, answer, new MemoryCacheEntryOptions { Size = weight, AbsoluteExpirationRelativeToNow = answer.Lifetime });

    private sealed record Answer(Result Value, Reading Reading, TimeSpan Lifetime);
}
