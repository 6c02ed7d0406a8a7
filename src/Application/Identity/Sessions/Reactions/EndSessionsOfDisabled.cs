using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Identity.Events;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions.Reactions;

/// <summary>Whoever disables or closes an account, by whichever way, ends its sessions: enabling it again brings none of them back.</summary>
internal sealed class EndSessionsOfDisabled(IRepository<Session> sessions) : IReaction<UserDisabled>, IReaction<UserClosed>
{
    public Task ReactAsync(UserDisabled happened, CancellationToken cancellationToken) => EndAsync(happened.UserId, "account_disabled", happened.At, cancellationToken);

    public Task ReactAsync(UserClosed happened, CancellationToken cancellationToken) => EndAsync(happened.UserId, "account_closed", happened.At, cancellationToken);

    private async Task EndAsync(long userId, string reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var session in await sessions.ListAsync(new LiveSessionsOf(userId), cancellationToken))
            session.Revoke(reason, at);
    }
}
