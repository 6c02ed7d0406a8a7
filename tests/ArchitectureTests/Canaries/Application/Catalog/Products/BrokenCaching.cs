using MultiWeb.Application.Common.Caching;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;

/// <summary>A command whose effect would happen once only.</summary>
[Access(AccessLevel.Anyone)]
internal sealed record CachedCommand : ICommand, ICachedQuery
{
    public string CacheKey => "";

    public IReadOnlyList<CacheTag> CacheTags => [CacheTag.OfAny<Product>()];
}

/// <summary>Somebody's own answer, for everybody.</summary>
[Access(AccessLevel.SignedIn)]
internal sealed record CachedQueryOfSomebody : IQuery<string>, ICachedQuery
{
    public string CacheKey => "";

    public IReadOnlyList<CacheTag> CacheTags => [CacheTag.OfAny<Product>()];
}

/// <summary>The same, open to anyone: the first caller's answer is everybody's.</summary>
[Access(AccessLevel.Anyone)]
internal sealed record CachedQueryThatLooksAtTheCaller : IQuery<string>, ICachedQuery
{
    public string CacheKey => "";

    public IReadOnlyList<CacheTag> CacheTags => [CacheTag.OfAny<Product>()];
}

internal sealed class CachedQueryThatLooksAtTheCallerHandler(ICurrentUser me) : IQueryHandler<CachedQueryThatLooksAtTheCaller, string>
{
    public Task<Result<string>> Handle(CachedQueryThatLooksAtTheCaller request, CancellationToken cancellationToken) => Task.FromResult<Result<string>>($"{me.Id}");
}

/// <summary>An answer that nothing ever evicts.</summary>
[Access(AccessLevel.Anyone)]
internal sealed record CachedQueryWithoutTags : IQuery<string>, ICachedQuery
{
    public string CacheKey => "";

    public IReadOnlyList<CacheTag> CacheTags => [];
}

/// <summary>An answer made from an aggregate that no command writes.</summary>
[Access(AccessLevel.Anyone)]
internal sealed record CachedQueryThatIsNeverEvicted : IQuery<string>, ICachedQuery
{
    public string CacheKey => "";

    public IReadOnlyList<CacheTag> CacheTags => [CacheTag.OfAny<Forgotten>()];
}

internal sealed class Forgotten : AggregateRoot;
