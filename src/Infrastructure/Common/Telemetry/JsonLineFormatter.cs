using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MultiWeb.Domain.Common;
using Serilog.Events;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>
/// Writes every line with the same members in the same order, null where there is nothing to say, and no others: what reads them
/// knows what it gets. What else a line names is in its message. For one thread at a time.
/// </summary>
internal sealed class JsonLineFormatter(ServiceIdentity service)
{
    /// <summary>The members that come from the line's own values, and what those are called.</summary>
    private static readonly (string Member, string Value)[] Request =
    [
        ("method", "Method"), ("path", "Path"), ("route", "Route"), ("status", "Status"), ("duration", "Duration"),
        ("user_id", "UserId"), ("client_ip", "ClientIp"), ("request_id", "RequestId"),
    ];

    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Format(LogEvent logEvent, IBufferWriter<byte> output)
    {
        _json.Reset(output);
        _json.WriteStartObject();
        WriteTime(logEvent.Timestamp.UtcDateTime);
        _json.WriteString("level", LevelName(logEvent.Level));
        _json.WriteString("message", logEvent.RenderMessage());
        foreach (var (member, name) in Request)
            Write(member, logEvent.Properties.GetValueOrDefault(name));
        _json.WriteString("trace_id", logEvent.TraceId?.ToHexString());
        _json.WriteString("span_id", logEvent.SpanId?.ToHexString());
        _json.WriteString("event", EventOf(logEvent));
        _json.WriteString("service", service.Name);
        _json.WriteString("version", service.Version);
        _json.WriteString("instance", service.Instance);
        _json.WriteString("error", logEvent.Exception?.ToString());
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n"u8);
    }

    /// <summary>Always with seven digits: lines that are sorted as text are sorted by time.</summary>
    private void WriteTime(DateTime time)
    {
        Span<byte> text = stackalloc byte[28];
        time.TryFormat(text, out var length, "O");
        _json.WriteString("timestamp", text[..length]);
    }

    private void Write(string member, LogEventPropertyValue? value)
    {
        _json.WritePropertyName(member);
        switch ((value as ScalarValue)?.Value)
        {
            case null: _json.WriteNullValue(); break;
            case int number: _json.WriteNumberValue(number); break;
            case long number: _json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): _json.WriteNumberValue(number); break;
            case { } other: _json.WriteStringValue(other.ToString()); break;
        }
    }

    /// <summary>The name of the line; one that has none goes by its logger's, so that it can still be searched for.</summary>
    private static string? EventOf(LogEvent logEvent) =>
        TextOf((logEvent.Properties.GetValueOrDefault("EventId") as StructureValue)?.Properties.FirstOrDefault(p => p.Name == "Name")?.Value)
        ?? TextOf(logEvent.Properties.GetValueOrDefault("SourceContext"));

    private static string? TextOf(LogEventPropertyValue? name) => (name as ScalarValue)?.Value is string text
        ? Wording.Of(text[(text.LastIndexOf('.') + 1)..])
        : null;

    private static string LevelName(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "trace",
        LogEventLevel.Debug => "debug",
        LogEventLevel.Information => "info",
        LogEventLevel.Warning => "warning",
        LogEventLevel.Error => "error",
        _ => "critical",
    };
}
