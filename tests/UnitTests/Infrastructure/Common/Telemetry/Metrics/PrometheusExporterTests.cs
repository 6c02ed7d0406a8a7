using System.Diagnostics.Metrics;
using System.Text;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Infrastructure.Common.Telemetry.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace MultiWeb.UnitTests.Infrastructure.Common.Telemetry.Metrics;

public sealed class PrometheusExporterTests : IDisposable
{
    private readonly Meter _meter = new($"test-{Guid.NewGuid():N}");
    private readonly List<MeterProvider> _providers = [];

    [Fact]
    public async Task A_counter_is_at_zero_before_it_has_moved()
    {
        var counter = _meter.CreateCounter<long>("things_total", "{thing}", "Things.");
        var exporter = Export(new(counter, ("kind", "good")), new(counter, ("kind", "bad")));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "bad"));

        (await ScrapeAsync(exporter)).Should().Contain(
            "# HELP things_total Things.\n# TYPE things_total counter\nthings_total{kind=\"bad\"} 3\nthings_total{kind=\"good\"} 0\n");
    }

    [Fact]
    public async Task A_histogram_holds_in_each_bucket_those_before()
    {
        var histogram = _meter.CreateHistogram("wait_seconds", "s", "Waiting.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.2, 1] });
        var exporter = Export(new(histogram, ("who", "a")), new(histogram, ("who", "b")));
        foreach (var value in new[] { 0.1, 0.2, 0.5, 7 })
            histogram.Record(value, new KeyValuePair<string, object?>("who", "a"));

        (await ScrapeAsync(exporter)).Should().Contain("""
            # TYPE wait_seconds histogram
            wait_seconds_bucket{who="a",le="0.2"} 2
            wait_seconds_bucket{who="a",le="1"} 3
            wait_seconds_bucket{who="a",le="+Inf"} 4
            wait_seconds_sum{who="a"} 7.8
            wait_seconds_count{who="a"} 4
            wait_seconds_bucket{who="b",le="0.2"} 0
            wait_seconds_bucket{who="b",le="1"} 0
            wait_seconds_bucket{who="b",le="+Inf"} 0
            wait_seconds_sum{who="b"} 0
            wait_seconds_count{who="b"} 0

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task What_would_end_a_line_or_a_label_is_escaped()
    {
        var counter = _meter.CreateCounter<long>("odd_total", null, "A \\ and\na line.");
        var exporter = Export();
        counter.Add(1, new KeyValuePair<string, object?>("odd.name", "a\\b\"c\nd"));

        var text = await ScrapeAsync(exporter);
        text.Should().Contain("# HELP odd_total A \\\\ and\\na line.\n");
        text.Should().Contain("odd_total{odd_name=\"a\\\\b\\\"c\\nd\"} 1\n");
    }

    [Fact]
    public async Task Numbers_are_written_as_Prometheus_reads_them()
    {
        _meter.CreateObservableGauge("odd", () => new[]
        {
            new Measurement<double>(double.PositiveInfinity, new KeyValuePair<string, object?>("n", "inf")),
            new Measurement<double>(double.NaN, new KeyValuePair<string, object?>("n", "nan")),
            new Measurement<double>(-0.25, new KeyValuePair<string, object?>("n", "less")),
            new Measurement<double>(1e21, new KeyValuePair<string, object?>("n", "large")),
        });

        var text = await ScrapeAsync(Export());
        text.Should().ContainAll("odd{n=\"inf\"} +Inf\n", "odd{n=\"nan\"} NaN\n", "odd{n=\"less\"} -0.25\n", "odd{n=\"large\"} 1E+21\n");
    }

    [Fact]
    public async Task Without_a_collection_there_is_nothing_to_read() =>
        await new PrometheusExporter([]).Invoking(e => e.ScrapeAsync(default)).Should().ThrowAsync<InvalidOperationException>();

    public void Dispose()
    {
        foreach (var provider in _providers)
            provider.Dispose();
        _meter.Dispose();
    }

    private PrometheusExporter Export(params Series[] known)
    {
        var exporter = new PrometheusExporter([new Known(known)]);
        _providers.Add(Sdk.CreateMeterProviderBuilder().AddMeter(_meter.Name).AddReader(new BaseExportingMetricReader(exporter)).Build());
        return exporter;
    }

    private static async Task<string> ScrapeAsync(PrometheusExporter exporter) => Encoding.UTF8.GetString(await exporter.ScrapeAsync(default));

    private sealed record Known(IEnumerable<Series> Series) : IInstruments;
}
