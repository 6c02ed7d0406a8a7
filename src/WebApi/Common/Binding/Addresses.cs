using System.Net;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using MultiWeb.WebApi.Common.Telemetry;

namespace MultiWeb.WebApi.Common.Binding;

/// <summary>
/// A path or a query that is not UTF-8 once it is decoded is refused. The framework leaves such bytes percent-encoded as they
/// came, so that they would be taken for text that somebody meant.
/// </summary>
internal static class Addresses
{
    /// <exception cref="BadHttpRequestException">The address is not text.</exception>
    public static void RefuseMalformedAddresses(this WebApplication app)
    {
        var metrics = app.Services.GetRequiredService<SecurityMetrics>();
        app.Use((context, next) =>
        {
            if (IsText(context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? ""))
                return next(context);
            metrics.Refused(SuspiciousInput.BrokenAddress);
            throw new BadHttpRequestException("The address is not UTF-8.");
        });
    }

    private static bool IsText(string target) =>
        !target.Contains('%', StringComparison.Ordinal)
        || Utf8.IsValid(WebUtility.UrlDecodeToBytes(Encoding.Latin1.GetBytes(target), 0, target.Length));
}
