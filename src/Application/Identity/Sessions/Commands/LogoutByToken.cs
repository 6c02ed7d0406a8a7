using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions.Commands;

/// <summary>
/// Ends the session of a refresh token, for a client that has nothing else: his access token may have expired. A token that
/// belongs to no session ends nothing, and is told so to nobody.
/// </summary>
[Access(AccessLevel.Anyone)]
public sealed record LogoutByTokenCommand(string RefreshToken) : ICommand;

internal sealed class LogoutByTokenValidator : AbstractValidator<LogoutByTokenCommand>
{
    public LogoutByTokenValidator() => RuleFor(c => c.RefreshToken).NotNull().MaximumLength(5000);
}

internal sealed class LogoutByTokenHandler(IRepository<Session> sessions, IRefreshTokenFactory refreshTokens, TimeProvider time) : ICommandHandler<LogoutByTokenCommand>
{
    public async Task<Result> Handle(LogoutByTokenCommand command, CancellationToken cancellationToken)
    {
        var digest = refreshTokens.Digest(command.RefreshToken);
        if (await sessions.FirstOrDefaultAsync(new SessionByToken(digest, digest), cancellationToken) is { } session)
            session.Revoke("logout", time.Now());
        return Result.Success();
    }
}
