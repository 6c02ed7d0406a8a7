using System.Diagnostics;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Common.Telemetry;

/// <summary>Takes the time of every request once, and tells metrics, trace and log the same.</summary>
internal sealed class RequestObserver(RequestDelegate next, HttpMetrics metrics, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("MultiWeb.Requests");

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        RequestTrace.Begin(context);
        metrics.Began();
        try
        {
            await next(context);
        }
        finally
        {
            var (route, elapsed) = (RouteTemplate.Of(context.GetEndpoint()), Stopwatch.GetElapsedTime(started));
            metrics.Ended(context.Request.Method, route, context.Response.StatusCode, elapsed);
            RequestTrace.End(context, route);
            Log(context, route, elapsed);
        }
    }

    private void Log(HttpContext context, string route, TimeSpan elapsed)
    {
        var level = context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogLevel.Warning : LogLevel.Information;
        if (!_logger.IsEnabled(level))
            return;
        KeyValuePair<string, object?>[] line =
        [
            // What a client sends as its path is data: escaped, it cannot forge a line. Its query may hold secrets and is left out.
            new("Method", context.Request.Method),
            new("Path", context.Request.Path.ToUriComponent()),
            new("Status", context.Response.StatusCode),
            new("Duration", Math.Round(elapsed.TotalSeconds, 6)),
            new("Route", route),
            new("UserId", context.Features.Get<LiveSession>()?.UserId),
            new("ClientIp", ClientAddress.Of(context)?.ToString()),
            new("{OriginalFormat}", "{Method:l} {Path:l} {Status}"),
        ];
        _logger.Log(level, EventOf(context), line, null, static (_, _) => "");
    }

    /// <summary>What a watchman looks for has its name in OWASP's logging vocabulary. Who fails to log in has a line of his own.</summary>
    private static EventId EventOf(HttpContext context) => context.Features.Get<Error>() switch
    {
        { Kind: ErrorKind.Unauthenticated or ErrorKind.Forbidden } when RatePolicy.Of(context).Name != "login" => LogEvents.AuthorizationFail,
        { Kind: ErrorKind.Malformed or ErrorKind.Invalid or ErrorKind.TooLarge or ErrorKind.UnsupportedMediaType } => LogEvents.InputFail,
        { Code: var code } when code == CommonErrors.RateLimited.Code => LogEvents.RateExceeded,
        _ => LogEvents.RequestCompleted,
    };
}
