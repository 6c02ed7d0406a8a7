using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Identity.Blocks;

namespace MultiWeb.Application.Identity.Blocks;

/// <summary>In force or lifted.</summary>
internal sealed class BlockOf : Specification<Block>
{
    public BlockOf(long blockerId, long blockedId) => Where(b => b.BlockerId == blockerId && b.BlockedId == blockedId);
}
