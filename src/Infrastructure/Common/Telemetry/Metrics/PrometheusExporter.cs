using System.Buffers;
using MultiWeb.Application.Common.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <summary>
/// Everything that is measured as text for Prometheus, collected when it asks; in the place of OpenTelemetry.Exporter.Prometheus
/// or prometheus-net (docs/adr/0005). Scrapes that meet take turns; requests wait for none of them.
/// </summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter(IEnumerable<IInstruments> instruments) : BaseExporter<Metric>, IPullMetricExporter
{
    private const int Patience = 5000; // milliseconds for one collection, which takes one or two

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ArrayBufferWriter<byte> _buffer = new(256 * 1024);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly List<IInstruments> _instruments = [.. instruments];
    private IReadOnlyDictionary<string, MetricFamily>? _known;

    public Func<int, bool>? Collect { get; set; }

    /// <exception cref="InvalidOperationException">Nothing could be collected.</exception>
    public async Task<byte[]> ScrapeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _buffer.ResetWrittenCount();
            if (Collect is null || !Collect(Patience))
                throw new InvalidOperationException("The metrics could not be collected.");
            // Copied, so that the next one need not wait until a slow reader has it.
            return _buffer.WrittenSpan.ToArray();
        }
        finally
        {
            _turn.Release();
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        // Not before the first scrape: only then do all endpoints stand, whose routes are labels.
        _known ??= Known();
        var measured = new Dictionary<string, Metric>(StringComparer.Ordinal);
        foreach (var metric in batch)
            measured[metric.Name] = metric;
        var text = new PrometheusText(_buffer);
        foreach (var name in measured.Keys.Union(_known.Keys).Order(StringComparer.Ordinal))
        {
            var metric = measured.GetValueOrDefault(name);
            Write(text, _known.GetValueOrDefault(name) ?? MetricFamily.Of(metric!), metric);
        }
        return ExportResult.Success;
    }

    private Dictionary<string, MetricFamily> Known() => _instruments
        .SelectMany(i => i.Series)
        .GroupBy(series => series.Instrument, series => PrometheusText.Labels(series.Labels))
        .Select(group => MetricFamily.Of(group.Key, group.Distinct()))
        .Concat(ForeignInstrument.All.Values.Select(MetricFamily.Of))
        .ToDictionary(family => family.Name, StringComparer.Ordinal);

    private void Write(PrometheusText text, MetricFamily family, Metric? metric)
    {
        text.Head(family);
        _written.Clear();
        if (metric is not null)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                var labels = PrometheusText.Labels(LabelsOf(point.Tags, family.Name));
                _written.Add(labels);
                Write(text, family, labels, metric.MetricType, in point);
            }
        }
        foreach (var labels in family.Labels.Where(labels => !_written.Contains(labels)))
            WriteZero(text, family, labels);
    }

    private static void Write(PrometheusText text, MetricFamily family, string labels, MetricType type, in MetricPoint point)
    {
        if (type.IsHistogram())
        {
            var count = 0L;
            foreach (var bucket in point.GetHistogramBuckets())
                text.Bucket(family.Name, labels, bucket.ExplicitBound, count += bucket.BucketCount);
            text.Sample($"{family.Name}_sum", labels, point.GetHistogramSum());
            text.Sample($"{family.Name}_count", labels, count);
        }
        else if (type.IsGauge())
        {
            text.Sample(family.Name, labels, type.IsDouble() ? point.GetGaugeLastValueDouble() : point.GetGaugeLastValueLong());
        }
        else
        {
            text.Sample(family.Name, labels, type.IsDouble() ? point.GetSumDouble() : point.GetSumLong());
        }
    }

    private static void WriteZero(PrometheusText text, MetricFamily family, string labels)
    {
        if (!family.IsHistogram)
        {
            text.Sample(family.Name, labels, 0L);
            return;
        }
        foreach (var bound in family.Buckets.Append(double.PositiveInfinity))
            text.Bucket(family.Name, labels, bound, 0);
        text.Sample($"{family.Name}_sum", labels, 0L);
        text.Sample($"{family.Name}_count", labels, 0L);
    }

    private static List<(string Label, string Value)> LabelsOf(ReadOnlyTagCollection tags, string name)
    {
        var renamed = ForeignInstrument.ByName.GetValueOrDefault(name)?.Labels;
        var labels = new List<(string, string)>(tags.Count);
        foreach (var (label, value) in tags)
            labels.Add((renamed?.GetValueOrDefault(label) ?? label.Replace('.', '_'), value?.ToString() ?? ""));
        return labels;
    }
}
