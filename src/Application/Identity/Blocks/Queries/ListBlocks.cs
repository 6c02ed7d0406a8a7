using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Identity.Blocks.Queries;

/// <summary>Whom the caller has blocked, the latest first.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record ListBlocksQuery : PagedQuery, IQuery<Paged<BlockedUserResponse>>;

internal sealed class ListBlocksValidator : PagedQueryValidator<ListBlocksQuery>;

internal sealed class ListBlocksHandler(IBlockReader blocks, ICurrentUser me) : IQueryHandler<ListBlocksQuery, Paged<BlockedUserResponse>>
{
    public Task<Result<Paged<BlockedUserResponse>>> Handle(ListBlocksQuery query, CancellationToken cancellationToken) =>
        blocks.PageAsync(me.Id, query, cancellationToken);
}
