using MediatR;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Application.Identity.Users.Commands;
using MultiWeb.Application.Identity.Users.Queries;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Identity.Users;

internal sealed class UserEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/users";

    public string Tag => "Users";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/me", GetMe).RequireAuthorization();
        group.MapPatch("/me", UpdateMe).RequireAuthorization();
        group.MapDelete("/me", CloseMe).RequireAuthorization().AlsoAnswers(StatusCodes.Status404NotFound);
        group.MapGet("/me/export", ExportMe).RequireAuthorization().WithRate("export");
        group.MapPost("/me/password", ChangePassword).RequireAuthorization();
        group.MapGet("/{id:long:min(1)}", GetUser).AllowAnonymous();
    }

    private static async Task<OkOr<UserResponse>> GetMe(IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new GetMeQuery(), cancellationToken);

    private static async Task<OkOr<UserResponse>> UpdateMe(UpdateProfileCommand command, IfMatch ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command with { ExpectedVersion = ifMatch.Version }, cancellationToken);

    private static async Task<NoContentOr> CloseMe(IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new CloseAccountCommand(), cancellationToken);

    private static async Task<OkOr<PersonalDataResponse>> ExportMe(IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new ExportPersonalDataQuery(), cancellationToken);

    private static async Task<NoContentOr> ChangePassword(ChangePasswordCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command, cancellationToken);

    private static async Task<OkOr<PublicUserResponse>> GetUser(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new GetUserQuery(id), cancellationToken);
}
