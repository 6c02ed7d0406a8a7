using System.Diagnostics;
using MultiWeb.Application.Common.Telemetry;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>Hands the line of a request on in one piece; what it looks like is for the thread to say that writes it.</summary>
internal sealed class RequestLog(ILogger log, TimeProvider time) : IRequestLog
{
    /// <summary>What its level is configured under, as any other logger's.</summary>
    private const string Source = "MultiWeb.Requests";

    private const string Property = "Request";

    private readonly ILogger _log = log.ForContext(Constants.SourceContextPropertyName, Source);

    public void Write(RequestLine line)
    {
        var level = line.Status >= 500 ? LogEventLevel.Warning : LogEventLevel.Information;
        if (!_log.IsEnabled(level))
            return;
        var span = Activity.Current;
        _log.Write(new LogEvent(
            time.GetUtcNow(), level, null, MessageTemplate.Empty, [new LogEventProperty(Property, new Value(line))], span?.TraceId ?? default, span?.SpanId ?? default));
    }

    /// <summary>The request that a line is about, where it is one of these.</summary>
    public static RequestLine? LineOf(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue(Property, out var value) ? (value as Value)?.Line : null;

    private sealed class Value(RequestLine line) : LogEventPropertyValue
    {
        public RequestLine Line => line;

        public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null) => output.Write(line);
    }
}
