using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Caching;

/// <summary>A public query whose answer may be kept. Queries about the caller's own things are never cached.</summary>
public interface ICachedQuery
{
    /// <summary>Names the answer: equal keys, equal answers.</summary>
    string CacheKey { get; }

    /// <summary>Whether it is asked often enough, in these very words, that its answer is worth its place.</summary>
    bool IsWorthKeeping => true;

    /// <summary>The aggregates that the answer was made from: it is evicted when any of them changes.</summary>
    IReadOnlyList<CacheTag> CacheTags { get; }
}

/// <summary>
/// Ties an answer to what it was made from. The unit of work evicts the tags of every aggregate that it has written,
/// so no command has to remember to.
/// </summary>
public readonly record struct CacheTag
{
    private CacheTag(string name) => Name = name;

    public string Name { get; }

    /// <summary>One aggregate.</summary>
    public static CacheTag Of<T>(long id) where T : AggregateRoot => Of(Wording.Of(typeof(T).Name), id);

    /// <summary>Any aggregate of a type.</summary>
    public static CacheTag OfAny<T>() where T : AggregateRoot => OfAny(Wording.Of(typeof(T).Name));

    /// <param name="aggregate">The aggregate's type as a word: <c>product</c>.</param>
    public static CacheTag Of(string aggregate, long id) => new($"{aggregate}:{id}");

    public static CacheTag OfAny(string aggregate) => new(aggregate);
}

/// <summary>Answers that were given before.</summary>
public interface IAnswerCache
{
    /// <summary>
    /// The kept answer, or what <paramref name="produce"/> says, which is asked once however many wait for it; if it throws, it does
    /// for all of them. Of failures only "not found" is kept, for seconds.
    /// </summary>
    Task<TResponse> GetOrAddAsync<TResponse>(ICachedQuery query, Func<Task<TResponse>> produce, CancellationToken cancellationToken)
        where TResponse : Result;

    /// <summary>
    /// Forgets every answer with one of these tags, here and on every other instance. Does not throw, and returns when the others
    /// have been told, or after little more than a second; they are told then all the same.
    /// </summary>
    Task EvictAsync(IReadOnlyCollection<CacheTag> tags);
}
