using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Behaviours;

/// <summary>How a use case ended; which refusal it was stands in the trace.</summary>
internal enum UseCaseOutcome
{
    Ok,
    Refused,
    Error,
}

/// <summary>How long use cases take and how they end.</summary>
internal sealed class UseCaseMetrics : IInstruments
{
    private static readonly double[] Buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5];

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _retries;

    public UseCaseMetrics(IMeterFactory meters)
    {
        var meter = meters.CreateMeter();
        _duration = meter.CreateHistogram(
            "multiweb_use_case_duration_seconds", "s", "Duration of a use case, by its name and outcome.",
            tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });
        _retries = meter.CreateCounter<long>(
            "multiweb_db_retries_total", "{attempt}", "Further attempts of commands that lost a race for a row or were chosen to break a deadlock.");
    }

    public IEnumerable<Series> Series => Pipeline.Requests
        .SelectMany(_ => Enum.GetValues<UseCaseOutcome>(), (request, outcome) =>
            new Series(_duration, ("use_case", request.Name), ("outcome", Wording.Of(outcome))))
        .Append(new Series(_retries));

    public void Ended(string useCase, UseCaseOutcome outcome, TimeSpan elapsed) =>
        _duration.Record(elapsed.TotalSeconds, new("use_case", useCase), new("outcome", Wording.Of(outcome)));

    public void Retried(int times)
    {
        if (times > 0)
            _retries.Add(times);
    }
}
