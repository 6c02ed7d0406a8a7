using System.Diagnostics;
using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <summary>What Redis is asked for: the commands that the program sends, each a value of a label.</summary>
internal enum RedisCommand
{
    Get,
    Set,
    Del,
    Eval,
    Publish,
    Ping,
}

/// <summary>How Redis does, and whether the program does without.</summary>
internal sealed class RedisMetrics : IInstruments
{
    private static readonly double[] Buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.2, 1];

    private readonly Histogram<double> _duration;

    /// <param name="isDegraded">Whether a Redis is configured and cannot be used at this moment; asked at every scrape.</param>
    public RedisMetrics(IMeterFactory meters, Func<bool> isDegraded)
    {
        var meter = meters.CreateMeter();
        _duration = meter.CreateHistogram(
            "multiweb_redis_command_duration_seconds", "s", "Duration of Redis commands as the program sees it, the failed ones included.",
            tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });
        meter.CreateObservableGauge("multiweb_redis_degraded", () => isDegraded() ? 1 : 0, unit: null, "1 while a Redis is configured and the program does without it.");
    }

    public IEnumerable<Series> Series => Enum.GetValues<RedisCommand>().Select(command => new Series(_duration, ("command", Wording.Of(command))));

    /// <summary>Runs a command under its clock and its span (client, <c>db.system.name</c> redis; never a key or a value).</summary>
    public async Task<T> MeasureAsync<T>(RedisCommand command, Func<Task<T>> send)
    {
        var name = Wording.Of(command);
        using var activity = Instrumentation.Activities.StartActivity(name, ActivityKind.Client);
        activity?.SetTag("db.system.name", "redis").SetTag("db.operation.name", name);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await send();
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", exception.GetType().FullName);
            throw;
        }
        finally
        {
            _duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("command", name));
        }
    }
}
