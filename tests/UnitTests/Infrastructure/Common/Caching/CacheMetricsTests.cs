using MultiWeb.Infrastructure.Common.Caching;
using MultiWeb.Infrastructure.Common.Redis;

namespace MultiWeb.UnitTests.Infrastructure.Common.Caching;

public sealed class CacheMetricsTests : IDisposable
{
    private readonly Meters _meters = new();

    public void Dispose() => _meters.Dispose();

    [Fact]
    public void Every_combination_is_there_from_the_start_and_none_comes_later()
    {
        var metrics = new CacheMetrics(_meters);
        _meters.Observe().Should().HaveCount(9).And.OnlyContain(m => m.Value == 0);

        metrics.Looked(CacheLayer.Redis, CacheResult.Miss);
        metrics.Evicted(EvictionSource.Postgres, 3);

        _meters.Observe().Should().HaveCount(9).And
            .Contain("multiweb_cache_requests_total layer=redis result=miss", 1).And
            .Contain("multiweb_cache_requests_total layer=memory result=hit", 0).And
            .Contain("multiweb_cache_evictions_total source=postgres", 3);
    }

    [Fact]
    public void A_degraded_Redis_shows_while_it_is()
    {
        var (metrics, degraded) = (new RedisMetrics(_meters), false);
        metrics.Watch(() => degraded);
        _meters.Observe().Should().Contain("multiweb_redis_degraded", 0).And.Contain("multiweb_redis_calls_total outcome=refused", 0);

        degraded = true;
        metrics.Refused();

        _meters.Observe().Should().HaveCount(5).And.Contain("multiweb_redis_degraded", 1).And.Contain("multiweb_redis_calls_total outcome=refused", 1);
    }
}
