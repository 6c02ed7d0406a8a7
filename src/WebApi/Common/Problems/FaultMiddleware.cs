using System.Diagnostics;
using System.Text.Json;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Json;
using MultiWeb.WebApi.Common.Telemetry;

namespace MultiWeb.WebApi.Common.Problems;

/// <summary>Whatever is thrown below ends here and becomes a problem that tells nothing about the inside.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, IFaultClassifier faults, ILogger<FaultMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to tell.
            logger.LogDebug(LogEvents.RequestAbandoned, "{Method} {Path} was abandoned ({Reason})", context.Request.Method, context.Request.Path.ToUriComponent(), exception.GetType().Name);
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var error = Classify(exception);
            if (exception.InnerException is SuspiciousTextException suspicious)
                context.RequestServices.GetRequiredService<SecurityMetrics>().Refused(suspicious.Kind);
            if (error.Kind == ErrorKind.Internal)
            {
                logger.LogError(LogEvents.RequestFailed, exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path.ToUriComponent());
                Activity.Current?.AddException(exception);
            }
            else if (error.Kind == ErrorKind.Unavailable)
                logger.LogWarning(LogEvents.DependencyUnavailable, "{Method} {Path} found no dependency ({Reason})", context.Request.Method, context.Request.Path.ToUriComponent(), exception.GetBaseException().GetType().Name);
            await ProblemWriter.WriteAsync(context, error);
        }
    }

    private Error Classify(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => FromJson(json),
        BadHttpRequestException bad => bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => CommonErrors.PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType => CommonErrors.UnsupportedMediaType,
            _ => CommonErrors.MalformedRequest,
        },
        _ => faults.Classify(exception) ?? CommonErrors.Internal,
    };

    private static Error FromJson(JsonException exception) => HouseJson.IsMalformed(exception)
        ? CommonErrors.MalformedRequest
        : CommonErrors.Invalid(PointerTo(exception.Path), "wrong_type", "The value is not of the kind that belongs here.");

    /// <summary><c>$.image_urls[0]</c> is <c>#/image_urls/0</c>.</summary>
    private static string PointerTo(string? path) =>
        "#/" + string.Join('/', (path ?? "").Split('.', '[', ']').Where(part => part.Length > 0 && part != "$"));
}
