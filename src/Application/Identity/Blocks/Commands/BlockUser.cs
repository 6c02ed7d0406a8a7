using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Blocks;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Blocks.Commands;

/// <summary>Wants to hear nothing of somebody: neither of the two writes to the other or buys from him any more. Twice is once.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the id")]
public sealed record BlockUserCommand(long UserId) : ICommand;

internal sealed class BlockUserHandler(
    IRepository<Block> blocks, IUserDirectory users, IAuditLog audit, ICurrentUser me, TimeProvider time) : ICommandHandler<BlockUserCommand>
{
    public async Task<Result> Handle(BlockUserCommand command, CancellationToken cancellationToken)
    {
        if (command.UserId == me.Id)
            return BlockErrors.Oneself;
        if (await users.FindActiveAsync(command.UserId, cancellationToken) is null)
            return CommonErrors.NotFound;

        var block = await blocks.FirstOrDefaultAsync(new BlockOf(me.Id, command.UserId), cancellationToken);
        if (block is { LiftedAt: null })
            return Result.Success();
        if (block is null)
            blocks.Add(Block.Place(await blocks.NextIdAsync(cancellationToken), me.Id, command.UserId, time.Now()));
        else
            block.Renew(time.Now());
        await audit.RecordAsync("user_blocked", AuditTarget.Of<User>(command.UserId), null, new { BlockedBy = me.Id }, cancellationToken);
        return Result.Success();
    }
}
