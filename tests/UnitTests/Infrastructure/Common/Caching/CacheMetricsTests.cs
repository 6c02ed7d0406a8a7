using System.Diagnostics.Metrics;
using MultiWeb.Infrastructure.Common.Caching;
using MultiWeb.Infrastructure.Common.Redis;

namespace MultiWeb.UnitTests.Infrastructure.Common.Caching;

public sealed class CacheMetricsTests
{
    [Fact]
    public void Every_combination_is_there_from_the_start_and_none_comes_later()
    {
        using var metrics = new CacheMetrics();
        var before = Observe();
        before.Where(m => m.Key.StartsWith("multiweb_cache_requests_total", StringComparison.Ordinal)).Select(m => m.Key).Should().BeEquivalentTo(
            from layer in new[] { "memory", "redis" } from result in new[] { "hit", "miss", "error" } select $"multiweb_cache_requests_total layer={layer} result={result}");

        metrics.Looked(CacheLayer.Redis, CacheResult.Miss);
        metrics.Evicted(EvictionSource.Postgres, 3);

        var after = Observe();
        after.Keys.Should().BeEquivalentTo(before.Keys);
        (after["multiweb_cache_requests_total layer=redis result=miss"] - before["multiweb_cache_requests_total layer=redis result=miss"]).Should().Be(1);
        (after["multiweb_cache_evictions_total source=postgres"] - before["multiweb_cache_evictions_total source=postgres"]).Should().Be(3);
    }

    [Fact]
    public void A_degraded_Redis_shows_while_it_is()
    {
        using var metrics = new RedisMetrics();
        var degraded = false;
        metrics.Watch(() => degraded);
        Observe()["multiweb_redis_degraded"].Should().Be(0);
        degraded = true;
        Observe()["multiweb_redis_degraded"].Should().Be(1);
        Observe().Keys.Where(name => name.StartsWith("multiweb_redis_calls_total", StringComparison.Ordinal)).Should().BeEquivalentTo(
            new[] { "answered", "failed", "timed_out", "refused" }.Select(outcome => $"multiweb_redis_calls_total outcome={outcome}"));
    }

    /// <summary>What is observed now, summed over all instances of an instrument that other tests may have made.</summary>
    private static Dictionary<string, long> Observe()
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "MultiWeb")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        return seen;

        void Add(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = instrument.Name;
            foreach (var (label, word) in tags)
                name += $" {label}={word}";
            seen[name] = seen.GetValueOrDefault(name) + value;
        }
    }
}
