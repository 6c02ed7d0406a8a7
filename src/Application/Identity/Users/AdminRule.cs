using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users;

internal static class AdminRule
{
    /// <summary>
    /// Why an account may not be disabled or demoted; null where it may. Two administrators who take each other out at the same
    /// moment both find the other one here: the database lets the first through, and the second looks again.
    /// </summary>
    public static async Task<Error?> RefusalToWeakenAsync(this IReadRepository<User> users, User user, ICurrentUser me, CancellationToken cancellationToken)
    {
        if (user.Id == me.Actor.Id)
            return UserErrors.OwnAccount;
        return await users.IsLastAdminAsync(user, cancellationToken) ? UserErrors.LastAdmin : null;
    }

    public static async Task<bool> IsLastAdminAsync(this IReadRepository<User> users, User user, CancellationToken cancellationToken) =>
        user is { Role: UserRole.Admin, IsActive: true } && !await users.AnyAsync(new OtherActiveAdmins(user.Id), cancellationToken);

    private sealed class OtherActiveAdmins : Specification<User>
    {
        public OtherActiveAdmins(long userId) => Where(u => u.Role == UserRole.Admin && u.IsActive && u.Id != userId);
    }
}
