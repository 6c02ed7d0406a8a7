using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users;

/// <summary>Disables accounts, for whatever reason it was decided: with the same rules and the same entry in the audit log.</summary>
internal sealed class Suspension(
    IRepository<User> accounts, IReadRepository<User> users, IRowLock rows, IAuditLog audit, ICurrentUser me, TimeProvider time)
{
    /// <returns>The account, disabled now or before.</returns>
    public async Task<Result<User>> DisableAsync(long userId, string reason, CancellationToken cancellationToken)
    {
        if (await accounts.GetByIdAsync(userId, cancellationToken) is not { } user)
            return CommonErrors.NotFound;
        if (await users.RefusalToWeakenAsync(user, me, cancellationToken) is { } refusal)
            return refusal;
        if (!user.IsActive)
            return user;
        // Whoever logs in at this moment is done by now, and his session ends with the others, or loses his race.
        await rows.HoldAsync(user, cancellationToken);
        user.Disable(time.Now());
        await audit.RecordAsync("user_disabled", AuditTarget.Of<User>(user.Id), new { IsActive = true }, new { IsActive = false, Reason = reason }, cancellationToken);
        return user;
    }
}
