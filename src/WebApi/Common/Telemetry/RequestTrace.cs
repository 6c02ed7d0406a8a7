using System.Diagnostics;

namespace MultiWeb.WebApi.Common.Telemetry;

/// <summary>
/// What a request's span says, by OpenTelemetry's conventions for HTTP servers. The framework starts it; of what a client sends
/// it holds method and path, never the query, a header or an address.
/// </summary>
internal static class RequestTrace
{
    /// <summary>Probes come every few seconds and tell nothing: their traces are not kept.</summary>
    public static void Begin(HttpContext context)
    {
        if (Activity.Current is not { } span || !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return;
        span.IsAllDataRequested = false;
        span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    public static void End(HttpContext context, string route)
    {
        if (Activity.Current is not { IsAllDataRequested: true } span)
            return;
        var status = context.Response.StatusCode;
        span.DisplayName = $"{HttpMetrics.Name(context.Request.Method)} {route}";
        span.SetTag("http.request.method", HttpMetrics.Name(context.Request.Method))
            .SetTag("http.route", route)
            .SetTag("http.response.status_code", status)
            .SetTag("url.scheme", context.Request.Scheme)
            .SetTag("url.path", context.Request.Path.ToUriComponent());
        if (status >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error).SetTag("error.type", status.ToString());
    }
}
