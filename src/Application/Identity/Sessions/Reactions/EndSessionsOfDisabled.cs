using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Identity.Events;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions.Reactions;

/// <summary>Whoever disables an account, by whichever way, ends its sessions: enabling it again brings none of them back.</summary>
internal sealed class EndSessionsOfDisabled(IRepository<Session> sessions) : IReaction<UserDisabled>
{
    public async Task ReactAsync(UserDisabled happened, CancellationToken cancellationToken)
    {
        foreach (var session in await sessions.ListAsync(new LiveSessionsOf(happened.UserId), cancellationToken))
            session.Revoke("account_disabled", happened.At);
    }
}
