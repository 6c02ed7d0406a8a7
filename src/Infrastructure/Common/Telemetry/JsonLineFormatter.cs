using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;
using Serilog.Events;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>
/// Writes every line with the same members in the same order, null where there is nothing to say, and no others: what reads them
/// knows what it gets. What else a line names is in its message. For one thread at a time.
/// </summary>
internal sealed class JsonLineFormatter(ServiceIdentity service)
{
    private static readonly JsonEncodedText
        Timestamp = JsonEncodedText.Encode("timestamp"), Level = JsonEncodedText.Encode("level"), Message = JsonEncodedText.Encode("message"),
        Method = JsonEncodedText.Encode("method"), Path = JsonEncodedText.Encode("path"), Route = JsonEncodedText.Encode("route"),
        Status = JsonEncodedText.Encode("status"), Duration = JsonEncodedText.Encode("duration"), UserId = JsonEncodedText.Encode("user_id"),
        ClientIp = JsonEncodedText.Encode("client_ip"), RequestId = JsonEncodedText.Encode("request_id"), TraceId = JsonEncodedText.Encode("trace_id"),
        SpanId = JsonEncodedText.Encode("span_id"), Event = JsonEncodedText.Encode("event"), Service = JsonEncodedText.Encode("service"),
        Version = JsonEncodedText.Encode("version"), Instance = JsonEncodedText.Encode("instance"), Error = JsonEncodedText.Encode("error");

    /// <summary>What a line may tell about a request, by the names of its own values.</summary>
    private static readonly (JsonEncodedText Member, string Value)[] Request =
        [(Method, "Method"), (Path, "Path"), (Route, "Route"), (Status, "Status"), (Duration, "Duration"), (UserId, "UserId"), (ClientIp, "ClientIp")];

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = Encoder });

    private readonly JsonEncodedText
        _service = JsonEncodedText.Encode(service.Name, Encoder), _version = JsonEncodedText.Encode(service.Version, Encoder), _instance = JsonEncodedText.Encode(service.Instance, Encoder);

    public void Format(LogEvent logEvent, IBufferWriter<byte> output)
    {
        _json.Reset(output);
        _json.WriteStartObject();
        WriteTime(logEvent.Timestamp.UtcDateTime);
        _json.WriteString(Level, LevelName(logEvent.Level));
        var line = RequestLog.LineOf(logEvent);
        if (line is not null)
            Write(line);
        else
            WriteOther(logEvent);
        Write(RequestId, logEvent.Properties.GetValueOrDefault("RequestId"));
        _json.WriteString(TraceId, logEvent.TraceId?.ToHexString());
        _json.WriteString(SpanId, logEvent.SpanId?.ToHexString());
        _json.WriteString(Event, line?.Event.Name ?? EventOf(logEvent));
        _json.WriteString(Service, _service);
        _json.WriteString(Version, _version);
        _json.WriteString(Instance, _instance);
        _json.WriteString(Error, logEvent.Exception?.ToString());
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n"u8);
    }

    /// <summary>Always with seven digits: lines that are sorted as text are sorted by time.</summary>
    private void WriteTime(DateTime time)
    {
        Span<byte> text = stackalloc byte[28];
        time.TryFormat(text, out var length, "O");
        _json.WriteString(Timestamp, text[..length]);
    }

    private void Write(RequestLine line)
    {
        _json.WriteString(Message, $"{line.Method} {line.Path} {line.Status}");
        _json.WriteString(Method, line.Method);
        _json.WriteString(Path, line.Path);
        _json.WriteString(Route, line.Route);
        _json.WriteNumber(Status, line.Status);
        _json.WriteNumber(Duration, Math.Round(line.Duration.TotalSeconds, 6));
        if (line.UserId is { } user)
            _json.WriteNumber(UserId, user);
        else
            _json.WriteNull(UserId);
        _json.WriteString(ClientIp, line.ClientIp?.ToString());
    }

    private void WriteOther(LogEvent logEvent)
    {
        _json.WriteString(Message, logEvent.RenderMessage());
        foreach (var (member, name) in Request)
            Write(member, logEvent.Properties.GetValueOrDefault(name));
    }

    private void Write(JsonEncodedText member, LogEventPropertyValue? value)
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
