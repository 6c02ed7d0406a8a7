using System.Buffers;
using System.Text;
using System.Text.Json;
using MultiWeb.Infrastructure.Common.Telemetry;
using Serilog.Events;
using Serilog.Parsing;

namespace MultiWeb.UnitTests.Infrastructure.Common.Telemetry;

public sealed class JsonLineFormatterTests
{
    private static readonly ServiceIdentity Service = new("multiweb", "1.2.3+abc", "pod-7");
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
        json.GetProperty("version").GetString().Should().Be("1.2.3+abc");
        json.GetProperty("instance").GetString().Should().Be("pod-7");
    }

    [Fact]
    public void Every_line_has_every_member_and_no_other()
    {
        string[] members =
        [
            "timestamp", "level", "message", "method", "path", "route", "status", "duration", "user_id", "client_ip", "request_id",
            "trace_id", "span_id", "event", "service", "version", "instance", "error",
        ];
        Line("x").EnumerateObject().Select(p => p.Name).Should().Equal(members);
        Line("{Code}", ("Code", "gone"), ("RequestPath", "/a?b=c"), ("ConnectionId", "c"), ("UserId", 7L), ("Path", "/a"), ("Whatever", "else"))
            .EnumerateObject().Select(p => p.Name).Should().Equal(members);
        Line("x").GetProperty("user_id").ValueKind.Should().Be(JsonValueKind.Null);
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
    public void Numbers_are_numbers()
    {
        var json = Line("x", ("UserId", 7L), ("Status", 200), ("Duration", 0.001), ("Route", null));
        json.GetProperty("user_id").GetInt64().Should().Be(7);
        json.GetProperty("status").GetInt32().Should().Be(200);
        json.GetProperty("duration").GetDouble().Should().Be(0.001);
        json.GetProperty("route").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("metrics_listening", "metrics_listening")]
    [InlineData("ListeningOnAddress", "listening_on_address")]
    [InlineData("Microsoft.EntityFrameworkCore.Update.SaveChangesFailed", "save_changes_failed")]
    public void The_name_of_a_line_is_its_event(string name, string expected) => Line("x", ("SourceContext", "Some.Logger"), ("EventId", (7, name)))
        .GetProperty("event").GetString().Should().Be(expected);

    [Fact]
    public void A_line_without_a_name_goes_by_its_logger() =>
        Line("x", ("SourceContext", "MultiWeb.Infrastructure.SessionGate"), ("EventId", (7, (string?)null))).GetProperty("event").GetString().Should().Be("session_gate");

    [Fact]
    public void A_line_inside_a_span_says_which()
    {
        using var activity = new System.Diagnostics.Activity("x").Start();
        var line = new LogEvent(At, LogEventLevel.Information, null, new MessageTemplateParser().Parse("x"), [], activity.TraceId, activity.SpanId);
        var json = Parse(Write(line));
        json.GetProperty("trace_id").GetString().Should().Be(activity.TraceId.ToHexString());
        json.GetProperty("span_id").GetString().Should().Be(activity.SpanId.ToHexString());
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose, "trace")]
    [InlineData(LogEventLevel.Debug, "debug")]
    [InlineData(LogEventLevel.Information, "info")]
    [InlineData(LogEventLevel.Warning, "warning")]
    [InlineData(LogEventLevel.Error, "error")]
    [InlineData(LogEventLevel.Fatal, "critical")]
    public void Levels_have_the_names_that_log_collectors_know(LogEventLevel level, string name) =>
        Parse(Write(new LogEvent(At, level, null, new MessageTemplateParser().Parse("x"), []))).GetProperty("level").GetString().Should().Be(name);

    private static JsonElement Line(string template, params (string Name, object? Value)[] properties) => Parse(Write(template, null, properties));

    private static JsonElement Line(string template, Exception exception) => Parse(Write(template, exception));

    /// <summary>Reads the event back, and holds it to its one line, whatever a reader takes for the end of one.</summary>
    private static JsonElement Parse(string text)
    {
        text.Should().EndWith("\n");
        text.TrimEnd('\n').Should().NotContainAny("\r", "\n", "\u0085", "\u2028", "\u2029", "\u000B", "\u000C", "\u001B");
        return JsonDocument.Parse(text).RootElement;
    }

    private static string Write(string template, Exception? exception, params (string Name, object? Value)[] properties) => Write(new LogEvent(
        At, LogEventLevel.Information, exception, new MessageTemplateParser().Parse(template), properties.Select(p => new LogEventProperty(p.Name, ValueOf(p.Value)))));

    private static string Write(LogEvent line)
    {
        var output = new ArrayBufferWriter<byte>();
        new JsonLineFormatter(Service).Format(line, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>An event's id and name arrive as a structure.</summary>
    private static LogEventPropertyValue ValueOf(object? value) => value is (int id, var name)
        ? new StructureValue([new LogEventProperty("Id", new ScalarValue(id)), new LogEventProperty("Name", new ScalarValue(name))])
        : new ScalarValue(value);
}
