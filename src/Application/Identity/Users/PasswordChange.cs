using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.MailedLinks;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.Domain.Identity.Sessions;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users;

/// <summary>What a new password entails, however it comes about: whoever had got in by the old one is out.</summary>
internal sealed class PasswordChange(
    IRepository<Session> sessions, IRepository<MailedLink> links, IPasswordHasher passwords, ICurrentUser caller, TimeProvider time)
{
    /// <param name="keptSession">The one that goes on; null for none.</param>
    public async Task<Result> SetAsync(User user, string newPassword, long? keptSession, CancellationToken cancellationToken)
    {
        if (User.IsOwnName(newPassword, user.Email, user.Username))
            return UserErrors.PasswordIsOwnName;
        var now = time.Now();
        user.ChangePassword(await passwords.HashAsync(newPassword, cancellationToken), caller.Language, now);
        foreach (var session in await sessions.ListAsync(new LiveSessionsOf(user.Id), cancellationToken))
        {
            if (session.Id != keptSession)
                session.Revoke("password_changed", now);
        }
        // The one that was just used is among them, and knows it.
        foreach (var link in await links.ListAsync(new OpenLinksOf(user.Id, LinkPurpose.ResetPassword), cancellationToken))
        {
            if (link.IsGood(now))
                link.Withdraw(now);
        }
        return Result.Success();
    }
}
