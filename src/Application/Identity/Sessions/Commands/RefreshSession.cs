using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Sessions;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Sessions.Commands;

/// <summary>Exchanges a refresh token for a new pair; the old one is dead. Presenting a dead one again ends the session.</summary>
[Access(AccessLevel.Anyone)]
public sealed record RefreshSessionCommand(string RefreshToken) : ICommand<TokenResponse>, ICommitsRefusals;

internal sealed class RefreshSessionValidator : AbstractValidator<RefreshSessionCommand>
{
    public RefreshSessionValidator() => RuleFor(c => c.RefreshToken).NotEmpty().MaximumLength(5000);
}

internal sealed class RefreshSessionHandler(
    IRepository<Session> sessions, IRepository<User> users, IAccessTokenIssuer accessTokens, IRefreshTokenFactory refreshTokens, TimeProvider time)
    : ICommandHandler<RefreshSessionCommand, TokenResponse>
{
    public async Task<Result<TokenResponse>> Handle(RefreshSessionCommand command, CancellationToken cancellationToken)
    {
        var successor = refreshTokens.SuccessorOf(command.RefreshToken);
        var (presentedDigest, successorDigest) = (refreshTokens.Digest(command.RefreshToken), refreshTokens.Digest(successor));
        if (await sessions.FirstOrDefaultAsync(new SessionByToken(presentedDigest, successorDigest), cancellationToken) is not { } session)
            return CommonErrors.Unauthenticated;
        if (await users.GetByIdAsync(session.UserId, cancellationToken) is not { IsActive: true } user)
            return CommonErrors.TokenRevoked;

        var now = time.Now();
        var rotated = session.Rotate(presentedDigest, successorDigest, now);
        return rotated.IsSuccess ? TokenResponse.For(accessTokens, user, session.Id, successor, now) : rotated.Error;
    }
}
