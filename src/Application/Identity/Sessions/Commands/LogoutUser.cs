using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Sessions;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Sessions.Commands;

/// <summary>Ends every session of somebody, on all devices: an account that may be in other hands.</summary>
[Access(AccessLevel.Admin)]
[NothingToValidate("the route holds the id")]
public sealed record LogoutUserCommand(long UserId) : ICommand;

internal sealed class LogoutUserHandler(
    IRepository<Session> sessions, IRepository<User> users, IAuditLog audit, TimeProvider time) : ICommandHandler<LogoutUserCommand>
{
    public async Task<Result> Handle(LogoutUserCommand command, CancellationToken cancellationToken)
    {
        if (await users.GetByIdAsync(command.UserId, cancellationToken) is null)
            return CommonErrors.NotFound;
        var living = await sessions.ListAsync(new LiveSessionsOf(command.UserId), cancellationToken);
        foreach (var session in living)
            session.Revoke("ended_by_admin", time.Now());
        await audit.RecordAsync(
            "user_logged_out", AuditTarget.Of<User>(command.UserId), new { Sessions = living.Count }, new { Sessions = 0 }, cancellationToken);
        return Result.Success();
    }
}
