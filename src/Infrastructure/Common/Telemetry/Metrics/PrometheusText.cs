using System.Buffers;
using System.Text;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <summary>Prometheus' text format, version 0.0.4: one line a value, UTF-8, numbers as Go reads them.</summary>
internal sealed class PrometheusText(IBufferWriter<byte> output)
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary><c>method="GET",path="/"</c>, in the order of the labels' names; empty where there are none.</summary>
    public static string Labels(IEnumerable<(string Label, string Value)> labels) =>
        string.Join(',', labels.OrderBy(l => l.Label, StringComparer.Ordinal).Select(l => $"{l.Label}=\"{Escape(l.Value).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));

    public void Head(MetricFamily family)
    {
        Write("# HELP "); Write(family.Name); Write(" "); Write(Escape(family.Help));
        Write("\n# TYPE "); Write(family.Name); Write(" "); Write(family.Type); Write("\n");
    }

    public void Sample<T>(string name, string labels, T value) where T : IUtf8SpanFormattable
    {
        Write(name);
        if (labels.Length > 0)
        {
            Write("{"); Write(labels); Write("}");
        }
        Value(value);
    }

    /// <param name="bound">The upper bound, infinity for the last bucket.</param>
    /// <param name="count">How many were at or below it.</param>
    public void Bucket(string name, string labels, double bound, long count)
    {
        Write(name); Write("_bucket{"); Write(labels);
        Write(labels.Length > 0 ? ",le=\"" : "le=\"");
        Number(bound);
        Write("\"}");
        Value(count);
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private void Value<T>(T value) where T : IUtf8SpanFormattable
    {
        Write(" ");
        Number(value);
        Write("\n");
    }

    private void Number<T>(T value) where T : IUtf8SpanFormattable
    {
        if (value is double number && !double.IsFinite(number))
        {
            Write(double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf");
            return;
        }
        value.TryFormat(output.GetSpan(32), out var written, default, null);
        output.Advance(written);
    }

    private void Write(string text) => output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
