using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Behaviours;

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
internal sealed class RedisMetrics : IDisposable
{
    private static readonly string[] Words = ["answered", "failed", "timed_out", "refused"];

    private readonly Meter _meter = new(UseCaseMetrics.MeterName);
    private readonly long[] _calls = new long[Words.Length];
    private readonly Histogram<double> _duration;

    public RedisMetrics()
    {
        _duration = _meter.CreateHistogram<double>("multiweb_redis_call_duration_seconds", "s", "Duration of a call to Redis that was let through, answered or not.");
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

    public void Dispose() => _meter.Dispose();
}
