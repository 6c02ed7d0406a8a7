using System.Diagnostics;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Common.Telemetry;

/// <summary>Takes the time of every request once, and tells metrics, trace and log the same.</summary>
internal sealed class RequestObserver(RequestDelegate next, HttpMetrics metrics, IRequestLog log)
{
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
            log.Write(new RequestLine(
                context.Request.Method, context.Request.Path.ToUriComponent(), route, context.Response.StatusCode, elapsed,
                context.Features.Get<LiveSession>()?.UserId, ClientAddress.Of(context), EventOf(context)));
        }
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
