using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Telemetry;

namespace MultiWeb.Infrastructure.Common.Redis;

/// <summary>How a call to Redis ended; one that was refused never set off.</summary>
internal enum RedisOutcome
{
    Answered,
    Failed,
    TimedOut,
    Refused,
}

/// <summary>How Redis does, as seen from here.</summary>
internal sealed class RedisMetrics : IInstruments
{
    private static readonly string[] Words = ["answered", "failed", "timed_out", "refused"];

    private static readonly double[] Buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.2];

    private readonly Meter _meter;
    private readonly long[] _calls = new long[Words.Length];
    private readonly Histogram<double> _duration;

    public RedisMetrics(IMeterFactory meters)
    {
        _meter = meters.CreateMeter();
        _duration = _meter.CreateHistogram(
            "multiweb_redis_command_duration_seconds", "s", "Duration of a call to Redis that was let through, answered or not.",
            tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });
        // Observed and not counted up: so every outcome is there, at 0, from the start.
        _meter.CreateObservableCounter("multiweb_redis_calls_total", () => Words.Select((word, i) => new Measurement<long>(Interlocked.Read(ref _calls[i]), new KeyValuePair<string, object?>("outcome", word))),
            "{call}", "Calls to Redis by their outcome (answered, failed, timed_out, refused).");
    }

    public void Watch(Func<bool> isDegraded) => _meter.CreateObservableGauge(
        "multiweb_redis_degraded", () => isDegraded() ? 1 : 0, description: "1 while a configured Redis does not answer and everything goes on without it, otherwise 0.");

    public void Record(RedisOutcome outcome, TimeSpan elapsed)
    {
        Interlocked.Increment(ref _calls[(int)outcome]);
        _duration.Record(elapsed.TotalSeconds);
    }

    public void Refused() => Interlocked.Increment(ref _calls[(int)RedisOutcome.Refused]);

    public IEnumerable<Series> Series => [new(_duration)];
}
