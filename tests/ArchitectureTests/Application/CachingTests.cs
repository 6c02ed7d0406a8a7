using System.Reflection;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.ArchitectureTests.Support;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Application;

/// <summary>
/// An answer may be kept if it is the same for everybody and if something tells when it is no longer true: the unit of work
/// evicts the tags of every aggregate that a command has written.
/// </summary>
public sealed class CachingTests
{
    /// <summary>Aggregates that no command writes, each with the reason why an answer made from it may be kept all the same.</summary>
    private static readonly Dictionary<string, string> WrittenByNoCommand = new(StringComparer.Ordinal);

    [Fact]
    public void Only_queries_are_cached() => Cached
        .AtLeast(2)
        .Demands(t => t.Is(typeof(IQuery<>)), "is no query")
        .Instead("A command must run each time it is sent; only an IQuery<T> may be an ICachedQuery.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.CachedCommand));

    [Fact]
    public void Only_what_everybody_sees_is_cached() => Cached
        .AtLeast(2)
        .Forbids(t => (t.Type.GetCustomAttribute<AccessAttribute>()?.Level == AccessLevel.Anyone ? [] : new[] { "is not open to anyone" })
            .Concat(RequestTests.HandlersOf(t).Where(h => h.References.Any(r => r.FullName == typeof(ICurrentUser).FullName)).Select(h => $"is answered by {h}, which looks at who asks")))
        .Instead("A cached answer goes to the next caller as well: keep what is somebody's own out of the cache.")
        .TurnedRedBy(
            typeof(Canaries.Application.Catalog.Products.CachedQueryOfSomebody),
            typeof(Canaries.Application.Catalog.Products.CachedQueryThatLooksAtTheCaller));

    [Fact]
    public void A_cached_query_names_what_it_was_made_from() => Cached
        .AtLeast(2)
        .Demands(t => TagsOf(t).Count > 0, "has no tag that names an aggregate")
        .Instead("CacheTag.Of<TAggregate>(id) or CacheTag.OfAny<TAggregate>(), for every aggregate that the answer shows.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.CachedQueryWithoutTags));

    [Fact]
    public void Every_cache_tag_is_evicted_by_some_command() => Cached
        .AtLeast(2)
        .Forbids(t => TagsOf(t).Where(tag => !IsWritten(tag) && !WrittenByNoCommand.ContainsKey(tag)).Select(tag => $"is tagged with {tag}, which no command writes"))
        .Instead("Tag the aggregate that commands load through IRepository<T>; or add it to WrittenByNoCommand with the reason why the answer stays true.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.CachedQueryThatIsNeverEvicted));

    [Fact]
    public void No_exception_outlives_its_reason() =>
        new Rule<string>([.. WrittenByNoCommand.Keys], ["MultiWeb.Domain.Catalog.Products.Product", "MultiWeb.Domain.Identity.Users.User"], name => name)
            .AtLeast(0)
            .Forbids(name => (IsWritten(name) ? ["is written by a command now"] : Array.Empty<string>())
                .Concat(Code.All.Any(t => t.Is(typeof(ICachedQuery)) && TagsOf(t).Contains(name)) ? [] : ["is no tag of any cached query"]))
            .Instead("Remove it from WrittenByNoCommand.")
            .TurnedRedBy("MultiWeb.Domain.Catalog.Products.Product", "MultiWeb.Domain.Identity.Users.User");

    private static Rule<CodeType> Cached => Code.Types.Where(t => t.Is(typeof(ICachedQuery)) && !t.Type.IsInterface);

    private static List<string> TagsOf(CodeType query) =>
        [.. query.Calls.Where(c => c.Target is "MultiWeb.Application.Common.Caching.CacheTag.Of" or "MultiWeb.Application.Common.Caching.CacheTag.OfAny" && c.TypeArguments.Count == 1)
            .Select(c => c.TypeArguments[0]).Distinct()];

    /// <summary>Whether something that a command runs takes the aggregate from a repository for writing.</summary>
    private static bool IsWritten(string aggregate) => Code.All
        .Where(t => t.Place.Layer == "Application" && !t.Is(typeof(IQueryHandler<,>)))
        .SelectMany(t => t.Type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        .SelectMany(c => c.GetParameters())
        .Any(p => p.ParameterType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IRepository<>)
            && type.GetGenericArguments()[0] is var written && written.FullName == aggregate && written.IsSubclassOf(typeof(AggregateRoot)));
}
