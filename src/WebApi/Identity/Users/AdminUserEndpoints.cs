using MediatR;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Sessions.Commands;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Application.Identity.Users.Commands;
using MultiWeb.Application.Identity.Users.Queries;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Identity.Users;

internal sealed class AdminUserEndpoints : IEndpointGroup
{
    private const string One = "/{id:long:min(1)}";

    public string Prefix => $"{EndpointGroups.ApiPrefix}/admin/users";

    public string Tag => "Administration";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", ListUsers).RequireAccess(AccessLevel.Admin);
        group.MapGet(One, GetAnyUser).RequireAccess(AccessLevel.Admin);
        group.MapPost($"{One}/disable", DisableUser).RequireAccess(AccessLevel.Admin);
        group.MapPost($"{One}/enable", EnableUser).RequireAccess(AccessLevel.Admin).AlsoAnswers(StatusCodes.Status410Gone);
        group.MapPut($"{One}/role", ChangeRole).RequireAccess(AccessLevel.Admin);
        group.MapPost($"{One}/logout", LogoutUser).RequireAccess(AccessLevel.Admin);
    }

    private static async Task<OkOr<Paged<UserResponse>>> ListUsers(Query<ListUsersQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);

    private static async Task<OkOr<UserResponse>> GetAnyUser(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new GetAnyUserQuery(id), cancellationToken);

    private static async Task<OkOr<UserResponse>> DisableUser(long id, DisableUserCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command with { UserId = id }, cancellationToken);

    private static async Task<OkOr<UserResponse>> EnableUser(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new EnableUserCommand(id), cancellationToken);

    private static async Task<OkOr<UserResponse>> ChangeRole(long id, ChangeRoleCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command with { UserId = id }, cancellationToken);

    private static async Task<NoContentOr> LogoutUser(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new LogoutUserCommand(id), cancellationToken);
}
