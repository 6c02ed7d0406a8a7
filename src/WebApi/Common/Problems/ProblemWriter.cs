using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MultiWeb.Domain.Common;

namespace MultiWeb.WebApi.Common.Problems;

/// <summary>The one mapper from an <see cref="Error"/> to HTTP.</summary>
internal static class ProblemWriter
{
    public const string ContentType = "application/problem+json";

    public static Task WriteAsync(HttpContext context, Error error)
    {
        var status = StatusOf(error.Kind);
        var response = context.Response;
        response.StatusCode = status;
        context.Features.Set(error); // for whoever tells about the request when it is over
        response.Headers.ETag = default;
        if (error.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
            response.Headers.WWWAuthenticate = "Bearer";

        var json = context.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        var text = JsonSerializer.SerializeToUtf8Bytes(Describe(context, error, status), json);
        (response.ContentType, response.ContentLength) = (ContentType, text.Length);
        return response.Body.WriteAsync(text, context.RequestAborted).AsTask();
    }

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Malformed => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Gone => StatusCodes.Status410Gone,
        ErrorKind.VersionMismatch => StatusCodes.Status412PreconditionFailed,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        ErrorKind.RangeNotSatisfiable => StatusCodes.Status416RangeNotSatisfiable,
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The code as a heading: <c>product_not_available</c> is "Product not available".</summary>
    public static string TitleOf(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');

    private static Problem Describe(HttpContext context, Error error, int status) => new(
        $"/problems/{error.Code}", TitleOf(error.Code), status, error.Detail, context.Request.Path, error.Code,
        context.TraceIdentifier, Activity.Current?.TraceId.ToString(), error.Fields.Count > 0 ? error.Fields : null)
    {
        Extensions = error.Extensions.Count > 0 ? new Dictionary<string, object?>(error.Extensions) : null,
    };
}
