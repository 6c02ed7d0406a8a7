using System.Diagnostics;
using MultiWeb.Application.Common.Security;

namespace MultiWeb.WebApi.Common.Operations;

/// <summary>One line a request, and an id by which it can be found again.</summary>
internal static class RequestLog
{
    private const string RequestIdHeader = "X-Request-Id";
    private const int RequestIdMaxLength = 128;

    /// <summary>The client's own id where it is sane, so that his log and ours can be laid side by side; otherwise one of ours.</summary>
    public static void UseRequestId(this WebApplication app) => app.Use((context, next) =>
    {
        var given = context.Request.Headers[RequestIdHeader].ToString();
        context.TraceIdentifier = IsSane(given) ? given : Guid.NewGuid().ToString("N");
        context.Response.Headers[RequestIdHeader] = context.TraceIdentifier;
        return next(context);
    });

    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("MultiWeb.Requests");
        app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                Write(logger, context, Stopwatch.GetElapsedTime(started));
            }
        });
    }

    private static void Write(ILogger logger, HttpContext context, TimeSpan elapsed)
    {
        var line = new List<KeyValuePair<string, object?>>
        {
            // What a client sends as its path is data: escaped, it cannot forge a line.
            new("Method", context.Request.Method),
            new("Path", context.Request.Path.ToUriComponent()),
            new("Status", context.Response.StatusCode),
            new("Duration", Math.Round(elapsed.TotalSeconds, 6)),
            new("Route", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText),
            new("UserId", context.Features.Get<LiveSession>()?.UserId),
            new("ClientIp", context.Connection.RemoteIpAddress?.ToString()),
            new("RequestId", context.TraceIdentifier),
            new("TraceId", Activity.Current?.TraceId.ToString()),
            new("SpanId", Activity.Current?.SpanId.ToString()),
            new("{OriginalFormat}", "{Method:l} {Path:l} {Status}"),
        };
        var level = context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogLevel.Warning : LogLevel.Information;
        logger.Log(level, default, line, null, static (_, _) => "");
    }

    private static bool IsSane(string id) =>
        id.Length is > 0 and <= RequestIdMaxLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
