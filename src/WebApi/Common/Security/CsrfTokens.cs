using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Problems;

namespace MultiWeb.WebApi.Common.Security;

/// <param name="Token">To be sent as the header <c>X-CSRF-Token</c> with every call that comes with a cookie.</param>
internal sealed record CsrfTokenResponse(string Token);

/// <summary>
/// Whether a call that comes with a cookie was meant by the page that makes it (OWASP: the signed double-submit cookie, by
/// ASP.NET Core's antiforgery), and whether that page is one of ours.
/// </summary>
internal sealed class CsrfTokens(IAntiforgery antiforgery, IReadOnlySet<string> origins)
{
    public const string Header = "X-CSRF-Token";
    public const string Cookie = "__Host-multiweb-csrf";

    private static readonly Error NotMeant = CommonErrors.Forbidden with { Detail = $"This call needs the token of GET /auth/browser/csrf in {Header}, and must come from a page of this site." };

    public CsrfTokenResponse Issue(HttpContext context)
    {
        ForgetBearer(context);
        return new CsrfTokenResponse(antiforgery.GetAndStoreTokens(context).RequestToken!);
    }

    /// <returns>What to answer instead; null for a call that was meant.</returns>
    public async Task<Error?> FindFaultAsync(HttpContext context)
    {
        ForgetBearer(context);
        return ComesFromOurPage(context.Request) && await antiforgery.IsRequestValidAsync(context) ? null : NotMeant;
    }

    /// <summary>A token that is asked for with a Bearer token is good without one, and the other way round.</summary>
    private static void ForgetBearer(HttpContext context) => context.User = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity());

    /// <summary>Browsers name the page's origin with every call that changes something; what names none is no browser, and no cookie is sent behind its back.</summary>
    private bool ComesFromOurPage(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || origins.Contains(origin)
        || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}

internal static class CsrfExtensions
{
    /// <param name="key">The same for all instances.</param>
    /// <param name="origins">Pages elsewhere that are ours as well.</param>
    public static IServiceCollection AddCsrfTokens(this IServiceCollection services, Func<IServiceProvider, byte[]> key, IEnumerable<string> origins) => services
        // Every instance reads what another has written, and after a restart as well: no key ring that somebody has to keep.
        .AddSingleton<IDataProtectionProvider>(provider => new KeyedProtection(key(provider)))
        .AddAntiforgery(options =>
        {
            options.HeaderName = CsrfTokens.Header;
            options.SuppressReadingTokenFromFormBody = true; // nobody sends forms here, and reading one is work, and may fail
            options.SuppressXFrameOptionsHeader = true; // SecurityHeaders says it by frame-ancestors
            options.Cookie.Name = CsrfTokens.Cookie;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            // Always would refuse to work behind a proxy that ends TLS: UseCookiePolicy marks every cookie as secure.
            options.Cookie.SecurePolicy = CookieSecurePolicy.None;
        })
        .Configure<CookiePolicyOptions>(cookies => cookies.Secure = CookieSecurePolicy.Always)
        .AddSingleton(provider => new CsrfTokens(provider.GetRequiredService<IAntiforgery>(), origins.ToHashSet(StringComparer.Ordinal)));

    public static RouteHandlerBuilder RequireCsrfToken(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new CsrfRequired()).AlsoAnswers(StatusCodes.Status403Forbidden).AddEndpointFilter(async (invocation, next) =>
    {
        var context = invocation.HttpContext;
        if (await context.RequestServices.GetRequiredService<CsrfTokens>().FindFaultAsync(context) is not { } fault)
            return await next(invocation);
        await ProblemWriter.WriteAsync(context, fault);
        return Results.Empty;
    });
}

/// <summary>The endpoint wants <see cref="CsrfTokens.Header"/>.</summary>
internal sealed record CsrfRequired;
