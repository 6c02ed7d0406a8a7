using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Sessions;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Sessions.Commands;

/// <summary>Opens a session. Unknown, wrong and disabled are refused in the same words and the same time.</summary>
[Access(AccessLevel.Anyone)]
public sealed record LoginCommand(string Email, string Password) : ICommand<TokenResponse>;

internal sealed class LoginValidator : AbstractValidator<LoginCommand>
{
    public LoginValidator()
    {
        RuleFor(c => c.Email).NotEmpty().MaximumLength(User.EmailMaxLength);
        RuleFor(c => c.Password).NotEmpty().MaximumLength(User.PasswordMaxLength);
    }
}

internal sealed class LoginHandler(
    IRepository<User> users, IRepository<Session> sessions, IPasswordHasher passwords,
    IAccessTokenIssuer accessTokens, IRefreshTokenFactory refreshTokens, ICurrentUser caller, TimeProvider time)
    : ICommandHandler<LoginCommand, TokenResponse>
{
    public async Task<Result<TokenResponse>> Handle(LoginCommand command, CancellationToken cancellationToken)
    {
        var user = await users.FirstOrDefaultAsync(new UserByEmail(command.Email), cancellationToken);
        // Verified before anything is decided, so that every refusal takes one hash.
        var matches = await passwords.VerifyAsync(command.Password, user?.PasswordHash, cancellationToken);
        if (user is null || !matches || !user.IsActive)
            return UserErrors.InvalidCredentials;

        var now = time.Now();
        var refreshToken = refreshTokens.Create();
        var session = Session.Open(
            await sessions.NextIdAsync(cancellationToken), user.Id, refreshTokens.Digest(refreshToken), caller.Device, caller.ClientIp, now);
        sessions.Add(session);
        user.LoggedIn(now);
        return TokenResponse.For(accessTokens, user, session.Id, refreshToken, now);
    }
}
