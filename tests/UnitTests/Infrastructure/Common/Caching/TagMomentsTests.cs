using MultiWeb.Infrastructure.Common.Caching;

namespace MultiWeb.UnitTests.Infrastructure.Common.Caching;

public sealed class TagMomentsTests
{
    private readonly TagMoments _moments = new();

    [Fact]
    public void What_began_before_an_eviction_is_evicted_and_what_began_after_is_not()
    {
        var slots = TagMoments.SlotsOf(["product:1", "category"]);
        var before = _moments.Latest;

        _moments.Evict(["category"]);

        _moments.WasAnyEvictedSince(slots, before).Should().BeTrue();
        _moments.WasAnyEvictedSince(slots, _moments.Latest).Should().BeFalse();
    }

    [Fact]
    public void Other_tags_stay()
    {
        var slots = TagMoments.SlotsOf(["product:1"]);
        var before = _moments.Latest;

        // Two tags may share a slot; that all of these share it with the one is out of the question.
        var hit = Enumerable.Range(2, 50).Count(i =>
        {
            _moments.Evict([$"product:{i}"]);
            return _moments.WasAnyEvictedSince(slots, before);
        });

        hit.Should().BeLessThan(50);
    }

    [Fact]
    public void Whoever_looks_after_an_eviction_sees_it_however_many_evict_at_once()
    {
        var slots = TagMoments.SlotsOf(["product:1"]);
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var before = _moments.Latest;
                _moments.Evict(["product:1"]);
                if (!_moments.WasAnyEvictedSince(slots, before))
                    throw new InvalidOperationException("An older eviction has taken the place of a newer one.");
            }
        });
    }
}
