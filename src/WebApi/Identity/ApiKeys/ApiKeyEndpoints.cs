using MediatR;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.ApiKeys;
using MultiWeb.Application.Identity.ApiKeys.Commands;
using MultiWeb.Application.Identity.ApiKeys.Queries;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Identity.ApiKeys;

internal sealed class ApiKeyEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/admin/api-keys";

    public string Tag => "Administration";

    public void Map(RouteGroupBuilder group)
    {
        group.MapPost("/", IssueApiKey).RequireAccess(AccessLevel.Admin).NeverCompressed();
        group.MapGet("/", ListApiKeys).RequireAccess(AccessLevel.Admin);
        group.MapDelete("/{id:long:min(1)}", RevokeApiKey).RequireAccess(AccessLevel.Admin);
    }

    private static async Task<CreatedOr<IssuedApiKeyResponse>> IssueApiKey(IssueApiKeyCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(command, cancellationToken)).AsCreated();

    private static async Task<OkOr<Paged<ApiKeyResponse>>> ListApiKeys(Query<ListApiKeysQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);

    private static async Task<NoContentOr> RevokeApiKey(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new RevokeApiKeyCommand(id), cancellationToken);
}
