using System.Text;
using System.Text.Json;
using MultiWeb.Domain.Common;
using Serilog.Events;
using Serilog.Formatting;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>
/// Writes <c>timestamp, level, message</c> and then every scalar property under its snake_case name, apart from those that the
/// framework's scopes add to every line.
/// </summary>
internal sealed class JsonLineFormatter : ITextFormatter
{
    // The last five would write a member of the line a second time.
    private static readonly string[] LeftOut = ["SourceContext", "ActionId", "ActionName", "ConnectionId", "RequestPath", "EventId", "Message", "Level", "Timestamp", "Service", "Error"];

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'"));
            json.WriteString("level", LevelName(logEvent.Level));
            json.WriteString("message", logEvent.RenderMessage());
            foreach (var (name, value) in logEvent.Properties)
                Write(json, name, value);
            if (logEvent.Exception is { } exception)
                json.WriteString("error", exception.ToString());
            json.WriteString("service", "multiweb");
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, string name, LogEventPropertyValue value)
    {
        if (name == "SourceContext")
            json.WriteString("logger", ((value as ScalarValue)?.Value as string) ?? "");
        if (Array.IndexOf(LeftOut, name) >= 0 || value is not ScalarValue { Value: { } scalar })
            return;
        json.WritePropertyName(Wording.Of(name));
        switch (scalar)
        {
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            default: json.WriteStringValue(scalar.ToString()); break;
        }
    }

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
