using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MultiWeb.Domain.Common;
using Serilog.Events;
using Serilog.Formatting;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>
/// Writes every line with the same members in the same order, null where there is nothing to say, and no others: what reads them
/// knows what it gets. What else a line names is in its message.
/// </summary>
internal sealed class JsonLineFormatter(ServiceIdentity service) : ITextFormatter
{
    /// <summary>The members that come from the line's own values, and what those are called.</summary>
    private static readonly (string Member, string Value)[] Request =
    [
        ("method", "Method"), ("path", "Path"), ("route", "Route"), ("status", "Status"), ("duration", "Duration"),
        ("user_id", "UserId"), ("client_ip", "ClientIp"), ("request_id", "RequestId"),
    ];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Format(LogEvent logEvent, TextWriter output)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'"));
            json.WriteString("level", LevelName(logEvent.Level));
            json.WriteString("message", logEvent.RenderMessage());
            foreach (var (member, name) in Request)
                Write(json, member, logEvent.Properties.GetValueOrDefault(name));
            json.WriteString("trace_id", logEvent.TraceId?.ToHexString());
            json.WriteString("span_id", logEvent.SpanId?.ToHexString());
            json.WriteString("event", EventOf(logEvent));
            json.WriteString("service", service.Name);
            json.WriteString("version", service.Version);
            json.WriteString("instance", service.Instance);
            json.WriteString("error", logEvent.Exception?.ToString());
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, string member, LogEventPropertyValue? value)
    {
        json.WritePropertyName(member);
        switch ((value as ScalarValue)?.Value)
        {
            case null: json.WriteNullValue(); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case { } other: json.WriteStringValue(other.ToString()); break;
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
