using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MultiWeb.Application.Common.Behaviours;

/// <summary>How long use cases take and how they end.</summary>
public sealed class UseCaseMetrics : IDisposable
{
    public const string MeterName = "MultiWeb";

    public static readonly ActivitySource Source = new(MeterName);

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _duration;

    public UseCaseMetrics() =>
        _duration = _meter.CreateHistogram<double>("multiweb_use_case_duration_seconds", "s", "Duration of a use case, by its name and outcome (ok, error or the code of the refusal).");

    internal void Record(string useCase, string outcome, TimeSpan elapsed) =>
        _duration.Record(elapsed.TotalSeconds, new("use_case", useCase), new("outcome", outcome));

    public void Dispose() => _meter.Dispose();
}
