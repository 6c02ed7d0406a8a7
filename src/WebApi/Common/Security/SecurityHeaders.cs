namespace MultiWeb.WebApi.Common.Security;

internal static class SecurityHeaders
{
    /// <summary>An API answers data: no browser has any business to run, frame or sniff it.</summary>
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The pages that people look at may use what they bring themselves, and nothing else.</summary>
    private const string PagePolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = IsPage(context.Request.Path) ? PagePolicy : ApiPolicy;
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains"; // RFC 6797: over plain HTTP it has no meaning
        // What is private: whatever a token or a key asks for, whatever a change answers (a login's tokens among it, RFC 6749
        // section 5.1), and what is good for one login only.
        if (context.Request.Headers.Authorization.Count > 0 || context.Request.Headers.ContainsKey(ApiKeyAuthentication.Header)
            || !HttpMethods.IsGet(context.Request.Method) || context.Request.Path.StartsWithSegments("/api/v1/auth", StringComparison.Ordinal))
            headers.CacheControl = "no-store";
        return next(context);
    });

    private static bool IsPage(PathString path) => path == "/" || path.StartsWithSegments("/account", StringComparison.Ordinal) || path.StartsWithSegments("/docs", StringComparison.Ordinal);
}
