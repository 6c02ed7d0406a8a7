using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Identity.Blocks;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Blocks;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.Infrastructure.Common.Paging;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Blocks;

internal sealed class BlockReader(MultiWebDbContext db, Pager pager) : IBlockReader
{
    public async Task<Result<Paged<BlockedUserResponse>>> PageAsync(long blockerId, PagedQuery query, CancellationToken cancellationToken)
    {
        var blocked =
            from block in db.Set<Block>().AsNoTracking()
            join user in db.Set<User>() on block.BlockedId equals user.Id
            where block.BlockerId == blockerId && block.LiftedAt == null
            select new { user.Id, user.Username, block.CreatedAt };
        var page = await pager.PageOfAsync(query, blocked, b => b.CreatedAt, b => b.Id, cancellationToken);
        return page.IsSuccess ? page.Value.Select(b => new BlockedUserResponse(b.Id, b.Username, b.CreatedAt)) : page.Error;
    }
}
