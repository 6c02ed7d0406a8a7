using System.Text.Json;
using MultiWeb.Infrastructure.Common.Telemetry;
using Serilog.Events;
using Serilog.Parsing;

namespace MultiWeb.UnitTests.Infrastructure.Common.Telemetry;

public sealed class JsonLineFormatterTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 18, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void An_event_is_one_line_of_json()
    {
        var json = Line("{Method} {Path} took {Duration}", ("Method", "GET"), ("Path", "/products"), ("Duration", 0.25));
        json.GetProperty("timestamp").GetString().Should().Be("2026-03-01T09:00:00.0000000Z");
        json.GetProperty("level").GetString().Should().Be("info");
        json.GetProperty("message").GetString().Should().Contain("took 0.25");
        json.GetProperty("method").GetString().Should().Be("GET");
        json.GetProperty("duration").GetDouble().Should().Be(0.25);
        json.GetProperty("service").GetString().Should().Be("multiweb");
    }

    [Theory]
    [InlineData("/a\r\n{\"level\":\"critical\"}")]
    [InlineData("/a\nb")]
    [InlineData("/a\rb")]
    [InlineData("/a\u0085b\u2028c\u2029d\u000Be\u000Cf")]
    [InlineData("/a\u0000\u001B[31m")]
    [InlineData("/\uD800 alone")]
    [InlineData("/\"quoted\"\\")]
    public void Nothing_in_a_path_can_begin_a_second_line(string path) => Line("{Path}", ("Path", path));

    [Fact]
    public void A_stack_trace_stays_on_its_line() =>
        Line("failed", new InvalidOperationException("first\r\nsecond")).GetProperty("error").GetString().Should().Contain("first\r\nsecond");

    [Fact]
    public void Korean_stays_readable() => Write("{Name}", null, ("Name", "원목 의자")).Should().Contain("원목 의자");

    [Fact]
    public void Numbers_and_flags_keep_their_kind_and_names_are_snake_case()
    {
        var json = Line("x", ("UserId", 7L), ("Status", 200), ("IsSlow", true), ("Price", 5.10m));
        json.GetProperty("user_id").GetInt64().Should().Be(7);
        json.GetProperty("status").GetInt32().Should().Be(200);
        json.GetProperty("is_slow").GetBoolean().Should().BeTrue();
        json.GetProperty("price").GetString().Should().Be("5.10");
    }

    [Fact]
    public void The_logger_is_named_and_what_the_framework_adds_is_left_out()
    {
        var json = Line("x", ("SourceContext", "MultiWeb.Requests"), ("RequestPath", "/a"), ("ConnectionId", "c"), ("UserId", null));
        json.GetProperty("logger").GetString().Should().Be("MultiWeb.Requests");
        json.EnumerateObject().Select(p => p.Name).Should().Equal("timestamp", "level", "message", "logger", "service");
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose, "trace")]
    [InlineData(LogEventLevel.Debug, "debug")]
    [InlineData(LogEventLevel.Information, "info")]
    [InlineData(LogEventLevel.Warning, "warning")]
    [InlineData(LogEventLevel.Error, "error")]
    [InlineData(LogEventLevel.Fatal, "critical")]
    public void Levels_have_the_names_that_log_collectors_know(LogEventLevel level, string name)
    {
        using var output = new StringWriter();
        new JsonLineFormatter().Format(new LogEvent(At, level, null, new MessageTemplateParser().Parse("x"), []), output);
        JsonDocument.Parse(output.ToString()).RootElement.GetProperty("level").GetString().Should().Be(name);
    }

    private static JsonElement Line(string template, params (string Name, object? Value)[] properties) => Parse(Write(template, null, properties));

    private static JsonElement Line(string template, Exception exception) => Parse(Write(template, exception));

    /// <summary>Reads the event back, and holds it to its one line, whatever a reader takes for the end of one.</summary>
    private static JsonElement Parse(string text)
    {
        text.Should().EndWith("\n");
        text.TrimEnd('\n').Should().NotContainAny("\r", "\n", "\u0085", "\u2028", "\u2029", "\u000B", "\u000C", "\u001B");
        return JsonDocument.Parse(text).RootElement;
    }

    private static string Write(string template, Exception? exception, params (string Name, object? Value)[] properties)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new JsonLineFormatter().Format(
            new LogEvent(
                At, LogEventLevel.Information, exception, new MessageTemplateParser().Parse(template),
                properties.Select(p => new LogEventProperty(p.Name, new ScalarValue(p.Value)))),
            output);
        return output.ToString();
    }
}
