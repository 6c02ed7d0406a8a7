using MediatR;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Application.Identity.Sessions.Commands;
using MultiWeb.Application.Identity.Sessions.Queries;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Application.Identity.Users.Commands;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Identity.Sessions;

internal sealed class AuthEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/auth";

    public string Tag => "Authentication";

    public void Map(RouteGroupBuilder group)
    {
        group.MapPost("/register", Register).AllowAnonymous().WithRatePerAddress("register");
        group.MapPost("/login", Login).AllowAnonymous().WithRatePerAddress("login").AlsoAnswers(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden).NeverCompressed();
        group.MapGet("/captcha", GetCaptcha).AllowAnonymous();
        group.MapPost("/refresh", Refresh).AllowAnonymous().AlsoAnswers(StatusCodes.Status401Unauthorized).NeverCompressed();
        group.MapPost("/logout", Logout).RequireAuthorization();
        group.MapPost("/logout-all", LogoutAll).RequireAuthorization();
    }

    private static async Task<CreatedOr<UserResponse>> Register(RegisterUserCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(command, cancellationToken)).AsCreated(user => $"/users/{user.Id}");

    private static async Task<OkOr<TokenResponse>> Login(LoginCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command, cancellationToken);

    private static async Task<OkOr<CaptchaResponse>> GetCaptcha(IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new GetCaptchaQuery(), cancellationToken);

    private static async Task<OkOr<TokenResponse>> Refresh(RefreshSessionCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command, cancellationToken);

    private static async Task<NoContentOr> Logout(IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new LogoutCommand(), cancellationToken);

    private static async Task<NoContentOr> LogoutAll(IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new LogoutAllCommand(), cancellationToken);
}

/// <summary>What others need to verify our tokens.</summary>
internal sealed class WellKnownEndpoints : IEndpointGroup
{
    public string Prefix => "/.well-known";

    public string Tag => "Authentication";

    public void Map(RouteGroupBuilder group) => group.MapGet("/jwks.json", GetSigningKeys).AllowAnonymous().WithoutRate();

    private static async Task<OkOr<JsonWebKeySetResponse>> GetSigningKeys(IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new ListSigningKeysQuery(), cancellationToken);
}
