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
/// <param name="Captcha">The solution of a challenge of GET /auth/captcha, once an answer was <c>captcha_required</c>.</param>
[Access(AccessLevel.Anyone)]
public sealed record LoginCommand(string Email, string Password, string? Captcha = null) : ICommand<TokenResponse>;

internal sealed class LoginValidator : AbstractValidator<LoginCommand>
{
    /// <summary>Twice what the longest solutions have.</summary>
    public const int CaptchaMaxLength = 4096;

    public LoginValidator()
    {
        RuleFor(c => c.Email).NotEmpty().MaximumLength(User.EmailMaxLength);
        RuleFor(c => c.Password).NotEmpty().MaximumLength(User.PasswordMaxLength);
        RuleFor(c => c.Captcha).MaximumLength(CaptchaMaxLength);
    }
}

internal sealed class LoginHandler(
    IRepository<User> users, IRepository<Session> sessions, CredentialCheck credentials,
    IAccessTokenIssuer accessTokens, IRefreshTokenFactory refreshTokens, IPasswordHasher passwords, ICurrentUser caller, TimeProvider time)
    : ICommandHandler<LoginCommand, TokenResponse>
{
    public async Task<Result<TokenResponse>> Handle(LoginCommand command, CancellationToken cancellationToken)
    {
        var user = await users.FirstOrDefaultAsync(new UserByEmail(command.Email), cancellationToken);
        var tried = await credentials.TryAsync(command.Email, user, command.Password, command.Captcha, cancellationToken);
        if (!tried.IsSuccess || user is null)
            return tried.Error ?? UserErrors.InvalidCredentials;

        var now = time.Now();
        var refreshToken = refreshTokens.Create();
        var session = Session.Open(
            await sessions.NextIdAsync(cancellationToken), user.Id, refreshTokens.Digest(refreshToken), caller.Device, caller.ClientIp, now);
        sessions.Add(session);
        user.LoggedIn(now);
        if (passwords.IsOutdated(user.PasswordHash))
            user.Rehash(await passwords.HashAsync(command.Password, cancellationToken), now);
        return TokenResponse.For(accessTokens, user, session.Id, refreshToken, now);
    }
}
