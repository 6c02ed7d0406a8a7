using MediatR;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Auditing.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Security;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Common.Auditing;

internal sealed class AuditEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/admin/audit";

    public string Tag => "Administration";

    public void Map(RouteGroupBuilder group) => group.MapGet("/", ListAuditEntries).RequireAccess(AccessLevel.Admin);

    private static async Task<OkOr<Paged<AuditEntryResponse>>> ListAuditEntries(Query<ListAuditEntriesQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);
}
