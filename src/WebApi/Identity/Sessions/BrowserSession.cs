using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Problems;

namespace MultiWeb.WebApi.Identity.Sessions;

/// <summary>What a page gets for a login or a refresh: the refresh token is in the cookie.</summary>
/// <param name="ExpiresIn">Seconds until the access token expires.</param>
internal sealed record BrowserTokenResponse(string AccessToken, string TokenType, int ExpiresIn);

/// <summary>
/// The cookie that a page cannot read. Its name begins with <c>__Host-</c>, so browsers take it only over TLS (or from
/// localhost), from this very host, for all of it (RFC 6265bis, section 4.1.3.2); and they never send it from another site.
/// </summary>
internal readonly record struct RefreshCookie(string Token)
{
    private const string Name = "__Host-multiweb-refresh";

    public static ValueTask<RefreshCookie> BindAsync(HttpContext context) => ValueTask.FromResult(new RefreshCookie(context.Request.Cookies[Name] ?? ""));

    public static void Set(HttpResponse response, TokenResponse tokens) => response.Cookies.Append(Name, tokens.RefreshToken, Options(TokenResponse.RefreshLifetime));

    public static void Clear(HttpResponse response) => response.Cookies.Delete(Name, Options(null));

    private static CookieOptions Options(TimeSpan? maxAge) =>
        new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = maxAge, IsEssential = true };
}

/// <summary>200 with the access token and the cookie, or the problem; a session that has ended takes its cookie with it.</summary>
internal sealed class BrowserSession(Result<TokenResponse> result) : IResult, IEndpointMetadataProvider
{
    public static implicit operator BrowserSession(Result<TokenResponse> result) => new(result);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(BrowserTokenResponse), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.IsSuccess)
        {
            var tokens = result.Value;
            RefreshCookie.Set(httpContext.Response, tokens);
            return Answers.WriteAsync(httpContext, StatusCodes.Status200OK, new BrowserTokenResponse(tokens.AccessToken, tokens.TokenType, tokens.ExpiresIn));
        }
        if (result.Error.Kind == ErrorKind.Unauthenticated)
            RefreshCookie.Clear(httpContext.Response);
        return ProblemWriter.WriteAsync(httpContext, result.Error);
    }
}

/// <summary>204, and the cookie is gone.</summary>
internal sealed class BrowserFarewell(Result result) : IResult, IEndpointMetadataProvider
{
    public static implicit operator BrowserFarewell(Result result) => new(result);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => NoContentOr.PopulateMetadata(method, builder);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        RefreshCookie.Clear(httpContext.Response);
        return new NoContentOr(result).ExecuteAsync(httpContext);
    }
}
