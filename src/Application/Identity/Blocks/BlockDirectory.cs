using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Identity.Blocks;

namespace MultiWeb.Application.Identity.Blocks;

internal sealed class BlockDirectory(IReadRepository<Block> blocks) : IBlocks
{
    public Task<bool> AnyBetweenAsync(long oneUserId, long otherUserId, CancellationToken cancellationToken) =>
        blocks.AnyAsync(new InForceBetween(oneUserId, otherUserId), cancellationToken);

    private sealed class InForceBetween : Specification<Block>
    {
        public InForceBetween(long one, long other) => Where(b =>
            b.LiftedAt == null && ((b.BlockerId == one && b.BlockedId == other) || (b.BlockerId == other && b.BlockedId == one)));
    }
}
