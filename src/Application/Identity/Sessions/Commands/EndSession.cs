using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions.Commands;

/// <summary>Ends one of the caller's sessions: the phone that was lost.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the id")]
public sealed record EndSessionCommand(long SessionId) : ICommand;

internal sealed class EndSessionHandler(IRepository<Session> sessions, ICurrentUser me, TimeProvider time) : ICommandHandler<EndSessionCommand>
{
    public async Task<Result> Handle(EndSessionCommand command, CancellationToken cancellationToken)
    {
        // Another's answers as one that there is not, and so does one that is over: it is no longer in the list either.
        if (await sessions.GetByIdAsync(command.SessionId, cancellationToken) is not { RevokedAt: null } session || session.UserId != me.Id)
            return CommonErrors.NotFound;
        session.Revoke("ended_by_owner", time.Now());
        return Result.Success();
    }
}
