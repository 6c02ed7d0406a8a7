using MediatR;
using MultiWeb.Application.Common.Behaviours;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Common;

namespace MultiWeb.UnitTests.Application.Common.Behaviours;

public sealed class CachingBehaviourTests
{
    [Fact]
    public async Task A_query_that_is_not_cached_goes_straight_through()
    {
        var asked = new Asked();
        var answer = await new CachingBehaviour<Plain, Result<int>>(asked).Handle(new Plain(), CancellationToken.None, () => Task.FromResult<Result<int>>(7));
        answer.Value.Should().Be(7);
        asked.Keys.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cached_query_asks_by_its_key()
    {
        var asked = new Asked();
        var answer = await new CachingBehaviour<Kept, Result<int>>(asked).Handle(new Kept(), CancellationToken.None, () => Task.FromResult<Result<int>>(7));
        answer.Value.Should().Be(7);
        asked.Keys.Should().Equal("kept");
    }

    [Fact]
    public async Task A_cached_query_that_is_not_worth_it_goes_straight_through()
    {
        var asked = new Asked();
        var answer = await new CachingBehaviour<Rare, Result<int>>(asked).Handle(new Rare(), CancellationToken.None, () => Task.FromResult<Result<int>>(7));
        answer.Value.Should().Be(7);
        asked.Keys.Should().BeEmpty();
    }

    private sealed record Plain : IRequest<Result<int>>;

    private sealed record Kept : IRequest<Result<int>>, ICachedQuery
    {
        public string CacheKey => "kept";

        public IReadOnlyList<CacheTag> CacheTags => [];
    }

    private sealed record Rare : IRequest<Result<int>>, ICachedQuery
    {
        public string CacheKey => "rare";

        public bool IsWorthKeeping => false;

        public IReadOnlyList<CacheTag> CacheTags => [];
    }

    /// <summary>Keeps nothing and writes down who asked.</summary>
    private sealed class Asked : IAnswerCache
    {
        public List<string> Keys { get; } = [];

        public Task<TResponse> GetOrAddAsync<TResponse>(ICachedQuery query, Func<Task<TResponse>> produce, CancellationToken cancellationToken)
            where TResponse : Result
        {
            Keys.Add(query.CacheKey);
            return produce();
        }

        public Task EvictAsync(IReadOnlyCollection<CacheTag> tags) => Task.CompletedTask;
    }
}
