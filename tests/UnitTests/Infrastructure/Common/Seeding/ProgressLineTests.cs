using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.UnitTests.Infrastructure.Common.Seeding;

public sealed class ProgressLineTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly Stopwatch _time = new();

    [Fact]
    public void Elsewhere_than_on_a_terminal_there_is_a_line_every_five_seconds_and_at_the_end()
    {
        using (var line = new ProgressLine(_output, isTerminal: false, _time))
        {
            Report(line, (0, 1_000), (1, 1_000), (5, 2_000), (8, 3_000), (10, 4_000), (11, 10_000));
        }

        _output.ToString().Split('\n').Should().Equal(
            "  1,000 of 10,000 (10 %)",
            "  2,000 of 10,000 (20 %), 200 a second, 0:00:40 left",
            "  4,000 of 10,000 (40 %), 300 a second, 0:00:20 left",
            "  10,000 of 10,000 (100 %), 818 a second, after 0:00:11",
            "");
    }

    [Fact]
    public void On_a_terminal_it_is_one_line_that_covers_what_stood_there_before()
    {
        using (var line = new ProgressLine(_output, isTerminal: true, _time))
        {
            Report(line, (0, 1), (0.1, 2), (1, 9_999), (2, 10_000));
        }

        var text = _output.ToString();
        text.Should().EndWith("\n").And.NotContain("2 of");
        var lines = text.TrimEnd('\n').Split('\r', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(3);
        lines.Zip(lines.Skip(1)).Should().OnlyContain(pair => pair.Second.Length >= pair.First.TrimEnd().Length);
    }

    [Fact]
    public void Where_nothing_was_reported_nothing_is_written()
    {
        new ProgressLine(_output, isTerminal: true, _time).Dispose();

        _output.ToString().Should().BeEmpty();
    }

    private void Report(ProgressLine line, params (double Second, long Done)[] reports)
    {
        foreach (var (second, done) in reports)
        {
            _time.Seconds = second;
            line.Report(new FillProgress(done, 10_000));
        }
    }

    private sealed class Stopwatch : TimeProvider
    {
        public double Seconds { get; set; }

        public override long GetTimestamp() => (long)(Seconds * TimestampFrequency);
    }
}
