using MediatR;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Application.Identity.Sessions.Commands;
using MultiWeb.Application.Identity.Sessions.Queries;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Identity.Sessions;

internal sealed class SessionEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/auth/sessions";

    public string Tag => "Authentication";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", ListSessions).RequireAuthorization();
        group.MapDelete("/{id:long:min(1)}", EndSession).RequireAuthorization();
    }

    private static async Task<OkOr<Paged<SessionResponse>>> ListSessions(Query<ListSessionsQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);

    private static async Task<NoContentOr> EndSession(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new EndSessionCommand(id), cancellationToken);
}
