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
        // What a client sends as its path is data: escaped, it cannot forge a line.
        logger.Log(
            context.Response.StatusCode >= 500 ? LogLevel.Warning : LogLevel.Information,
            "{Method} {Path} {Status} {Duration} {Route} {UserId} {ClientIp} {RequestId} {TraceId}",
            context.Request.Method, context.Request.Path.ToUriComponent(), context.Response.StatusCode, Math.Round(elapsed.TotalSeconds, 6),
            (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, context.Features.Get<LiveSession>()?.UserId,
            context.Connection.RemoteIpAddress?.ToString(), context.TraceIdentifier, Activity.Current?.TraceId.ToString());
    }

    private static bool IsSane(string id) =>
        id.Length is > 0 and <= RequestIdMaxLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
