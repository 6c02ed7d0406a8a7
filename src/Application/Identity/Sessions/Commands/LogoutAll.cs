using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions.Commands;

/// <summary>Ends every session of the caller, on all devices.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("it has no fields")]
public sealed record LogoutAllCommand : ICommand;

internal sealed class LogoutAllHandler(IRepository<Session> sessions, ICurrentUser me, TimeProvider time) : ICommandHandler<LogoutAllCommand>
{
    public async Task<Result> Handle(LogoutAllCommand command, CancellationToken cancellationToken)
    {
        foreach (var session in await sessions.ListAsync(new LiveSessionsOf(me.Id), cancellationToken))
            session.Revoke("logout_all", time.Now());
        return Result.Success();
    }
}
