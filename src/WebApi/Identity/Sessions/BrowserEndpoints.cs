using MediatR;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Application.Identity.Sessions.Commands;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Identity.Sessions;

/// <summary>
/// The same sessions for pages in a browser: the refresh token stays in a cookie that no script can read, and because a browser
/// sends cookies by itself, every call needs the anti-forgery token as well.
/// </summary>
internal sealed class BrowserEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/auth/browser";

    public string Tag => "Authentication";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/csrf", GetCsrfToken).AllowAnonymous().NeverCompressed();
        group.MapPost("/login", BrowserLogin).AllowAnonymous().AlsoAnswers(StatusCodes.Status401Unauthorized).WithRatePerAddress("login").RequireCsrfToken().NeverCompressed();
        group.MapPost("/refresh", BrowserRefresh).AllowAnonymous().AlsoAnswers(StatusCodes.Status401Unauthorized).RequireCsrfToken().NeverCompressed();
        group.MapPost("/logout", BrowserLogout).AllowAnonymous().RequireCsrfToken();
    }

    private static CsrfTokenResponse GetCsrfToken(CsrfTokens tokens, HttpContext context) => tokens.Issue(context);

    private static async Task<BrowserSession> BrowserLogin(LoginCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command, cancellationToken);

    private static async Task<BrowserSession> BrowserRefresh(RefreshCookie cookie, IMediator mediator, CancellationToken cancellationToken) =>
        cookie.Token.Length == 0 ? Result<TokenResponse>.Failure(CommonErrors.Unauthenticated) : await mediator.Send(new RefreshSessionCommand(cookie.Token), cancellationToken);

    private static async Task<BrowserFarewell> BrowserLogout(RefreshCookie cookie, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new LogoutByTokenCommand(cookie.Token), cancellationToken);
}
