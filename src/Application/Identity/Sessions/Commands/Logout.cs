using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions.Commands;

/// <summary>Ends the session that the caller's token belongs to.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("it has no fields")]
public sealed record LogoutCommand : ICommand;

internal sealed class LogoutHandler(IRepository<Session> sessions, ICurrentUser me, TimeProvider time) : ICommandHandler<LogoutCommand>
{
    public async Task<Result> Handle(LogoutCommand command, CancellationToken cancellationToken)
    {
        if (await sessions.GetByIdAsync(me.SessionId, cancellationToken) is { } session)
            session.Revoke("logout", time.Now());
        return Result.Success();
    }
}
