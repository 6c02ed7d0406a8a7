using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <summary>A metric as Prometheus sees it: its head, and the series that are known before anything was measured.</summary>
/// <param name="Type">counter, gauge or histogram.</param>
/// <param name="Buckets">The upper bounds of a histogram without the last, which is infinite.</param>
/// <param name="Labels">The known series, each as <see cref="PrometheusText.Labels"/> writes it.</param>
internal sealed record MetricFamily(string Name, string Type, string Help, IReadOnlyList<double> Buckets, IReadOnlyList<string> Labels)
{
    public bool IsHistogram => Type == "histogram";

    /// <summary>Of one of our own instruments.</summary>
    public static MetricFamily Of(Instrument instrument, IEnumerable<string> labels)
    {
        var buckets = (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries;
        return new MetricFamily(instrument.Name, TypeOf(instrument.Name, buckets is not null), instrument.Description ?? "", buckets ?? [], [.. labels]);
    }

    /// <summary>Of somebody else's: what has no labels is known to be.</summary>
    public static MetricFamily Of(ForeignInstrument foreign) => new(
        foreign.Name, TypeOf(foreign.Name, foreign.Buckets is not null), foreign.Help, foreign.Buckets ?? [], foreign.Labels.Count == 0 ? [""] : []);

    /// <summary>Of what was measured and said nothing beforehand.</summary>
    public static MetricFamily Of(Metric metric) => new(
        metric.Name, TypeOf(metric.Name, metric.MetricType.IsHistogram()), metric.Description, [], []);

    private static string TypeOf(string name, bool isHistogram) =>
        isHistogram ? "histogram" : name.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge";
}
