using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>
/// What a scrape brought, read as strictly as Prometheus reads its text format 0.0.4, and by its conventions on names. Whatever
/// is not as it must be throws.
/// </summary>
internal sealed partial class Exposition
{
    private const int Patience = 10_000; // milliseconds for one line, on a machine that has better things to do

    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Help, string Type)> _families = new(StringComparer.Ordinal);

    /// <summary>Names with their labels, as they were written.</summary>
    public IReadOnlyCollection<string> Series => _values.Keys;

    public IReadOnlyDictionary<string, (string Help, string Type)> Families => _families;

    /// <summary>The value of a series, given as it is written: <c>name{a="b"}</c>.</summary>
    public double this[string series] => _values.TryGetValue(series, out var value) ? value : throw new KeyNotFoundException($"There is no {series}.");

    /// <summary>The values of one label, over all series of a name.</summary>
    public IReadOnlySet<string> ValuesOf(string label, string name) => _values.Keys
        .Where(series => series.StartsWith($"{name}{{", StringComparison.Ordinal))
        .SelectMany(series => Label().Matches(series)).Where(l => l.Groups["name"].Value == label).Select(l => l.Groups["value"].Value).ToHashSet();

    public static Exposition Parse(string text)
    {
        var exposition = new Exposition();
        if (!text.EndsWith('\n') || text.Contains('\r', StringComparison.Ordinal))
            throw new FormatException("Every line ends with a line feed and nothing else.");
        var family = "";
        string? help = null;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (Head().Match(line) is { Success: true } head)
            {
                if (head.Groups["kind"].Value == "HELP")
                    (family, help) = (head.Groups["name"].Value, head.Groups["rest"].Value);
                else if (help is null || family != head.Groups["name"].Value || !exposition._families.TryAdd(family, (help, head.Groups["rest"].Value)))
                    throw new FormatException($"A family begins with its HELP and its TYPE, once: {line}");
                else
                    help = null;
            }
            else if (Sample().Match(line) is { Success: true } sample)
                exposition.Add(family, sample);
            else
                throw new FormatException($"This is no line of the format: {line}");
        }
        exposition.CheckHistograms();
        return exposition;
    }

    private void Add(string family, Match sample)
    {
        var (name, labels, text) = (sample.Groups["name"].Value, sample.Groups["labels"].Value, sample.Groups["value"].Value);
        var type = _families.TryGetValue(family, out var known) ? known.Type : throw new FormatException($"{name} comes before its TYPE.");
        var expected = type == "histogram" ? [$"{family}_bucket", $"{family}_sum", $"{family}_count"] : new[] { family };
        if (!expected.Contains(name))
            throw new FormatException($"{name} stands in the family {family}.");
        if ((type == "counter") != name.EndsWith("_total", StringComparison.Ordinal) || name.Contains("_total_", StringComparison.Ordinal) || Doubled().IsMatch(name))
            throw new FormatException($"{name} is no name for a {type}.");
        if (Label().Replace(labels, "").Trim(',').Length > 0 || Label().Matches(labels).Select(l => l.Groups["name"].Value).GroupBy(n => n).Any(g => g.Count() > 1))
            throw new FormatException($"{labels} are no labels.");
        var value = text switch { "+Inf" => double.PositiveInfinity, "NaN" => double.NaN, _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) };
        if (type != "gauge" && !(value >= 0))
            throw new FormatException($"{name} is {value}.");
        if (!_values.TryAdd(labels.Length > 0 ? $"{name}{{{labels}}}" : name, value))
            throw new FormatException($"{name}{{{labels}}} is there twice.");
    }

    /// <summary>Buckets hold those before them, the last holds all, and their bounds rise.</summary>
    private void CheckHistograms()
    {
        foreach (var family in _families.Where(f => f.Value.Type == "histogram").Select(f => f.Key))
        {
            foreach (var histogram in _values.Where(v => v.Key.StartsWith($"{family}_bucket", StringComparison.Ordinal)).GroupBy(v => Bound().Replace(v.Key[$"{family}_bucket".Length..], "")))
            {
                var buckets = histogram.Select(b => (Bound: Bound().Match(b.Key).Groups["le"].Value, Count: b.Value)).ToList();
                var bounds = buckets.Select(b => b.Bound == "+Inf" ? double.PositiveInfinity : double.Parse(b.Bound, CultureInfo.InvariantCulture)).ToList();
                var labels = histogram.Key == "{}" ? "" : histogram.Key;
                if (!bounds.SequenceEqual(bounds.Distinct().Order()) || !double.IsPositiveInfinity(bounds[^1])
                    || !buckets.Select(b => b.Count).SequenceEqual(buckets.Select(b => b.Count).Order())
                    || buckets[^1].Count != this[$"{family}_count{labels}"] || !(this[$"{family}_sum{labels}"] >= 0))
                    throw new FormatException($"{family}{labels} is no histogram.");
            }
        }
    }

    [GeneratedRegex(@"^# (?<kind>HELP|TYPE) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<rest>.*)$", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Head();

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.+)\})? (?<value>\+Inf|NaN|-?[0-9.]+([eE][+-]?[0-9]+)?)$", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Sample();

    [GeneratedRegex(@"(?<name>[a-zA-Z_][a-zA-Z0-9_]*)=""(?<value>([^""\\\n]|\\[\\""n])*)""", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Label();

    [GeneratedRegex(@",?le=""(?<le>[^""]*)""", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Bound();

    [GeneratedRegex("_(?<word>total|seconds|bytes)(_.*)?_\\k<word>(_|$)", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Doubled();
}
