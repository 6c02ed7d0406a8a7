using MediatR;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Identity.Blocks;
using MultiWeb.Application.Identity.Blocks.Commands;
using MultiWeb.Application.Identity.Blocks.Queries;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Identity.Blocks;

internal sealed class BlockEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/users";

    public string Tag => "Trust and safety";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/me/blocks", ListBlocks).RequireAuthorization();
        group.MapPost("/{id:long:min(1)}/block", BlockUser).RequireAuthorization();
        group.MapDelete("/{id:long:min(1)}/block", UnblockUser).RequireAuthorization();
    }

    private static async Task<OkOr<Paged<BlockedUserResponse>>> ListBlocks(Query<ListBlocksQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);

    private static async Task<NoContentOr> BlockUser(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new BlockUserCommand(id), cancellationToken);

    private static async Task<NoContentOr> UnblockUser(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new UnblockUserCommand(id), cancellationToken);
}
