using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Commands;

/// <summary>
/// Closes the caller's account for good. What he said about himself is gone; what others need, their deals and conversations,
/// stays without his name.
/// </summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("it has no fields")]
public sealed record CloseAccountCommand : ICommand;

internal sealed class CloseAccountHandler(
    IRepository<User> accounts, IReadRepository<User> users, IRowLock rows, IEnumerable<IAccountClosureGuard> guards, IAuditLog audit, ICurrentUser me, TimeProvider time)
    : ICommandHandler<CloseAccountCommand>
{
    public async Task<Result> Handle(CloseAccountCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.GetByIdAsync(me.Id, cancellationToken) is not { IsActive: true } user)
            return CommonErrors.NotFound;
        // Whoever deals or logs in at this moment is done by now and found below, or finds the account closed.
        await rows.HoldAsync(user, cancellationToken);
        if (await users.IsLastAdminAsync(user, cancellationToken))
            return UserErrors.LastAdmin;
        foreach (var guard in guards)
        {
            if (await guard.NeedsAsync(user.Id, cancellationToken))
                return UserErrors.HasOpenDeals;
        }

        user.Close(time.Now());
        await audit.RecordAsync("user_closed", AuditTarget.Of<User>(user.Id), new { IsActive = true }, new { IsActive = false }, cancellationToken);
        return Result.Success();
    }
}
