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

/// <summary>Takes a block back, also of somebody who is gone by now; where there is none, nothing changes.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the id")]
public sealed record UnblockUserCommand(long UserId) : ICommand;

internal sealed class UnblockUserHandler(
    IRepository<Block> blocks, IUserDirectory users, IAuditLog audit, ICurrentUser me, TimeProvider time) : ICommandHandler<UnblockUserCommand>
{
    public async Task<Result> Handle(UnblockUserCommand command, CancellationToken cancellationToken)
    {
        if (command.UserId == me.Id)
            return BlockErrors.Oneself;
        if (await blocks.FirstOrDefaultAsync(new BlockOf(me.Id, command.UserId), cancellationToken) is not { } block)
            return await users.FindActiveAsync(command.UserId, cancellationToken) is null ? CommonErrors.NotFound : Result.Success();
        if (block.LiftedAt is not null)
            return Result.Success();
        block.Lift(time.Now());
        await audit.RecordAsync("user_unblocked", AuditTarget.Of<User>(command.UserId), new { BlockedBy = me.Id }, null, cancellationToken);
        return Result.Success();
    }
}
