using FluentValidation;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Application.Identity.Sessions.Commands;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Commands;

/// <summary>Sets one's own password anew and ends all other sessions. A wrong current one counts like a failed login.</summary>
/// <param name="NewPassword">8 to 256 characters, not a common one.</param>
/// <param name="Captcha">As for a login, once an answer was <c>captcha_required</c>.</param>
[Access(AccessLevel.SignedIn)]
public sealed record ChangePasswordCommand(string CurrentPassword, string NewPassword, string? Captcha = null) : ICommand;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePasswordCommand>
{
    public ChangePasswordValidator(ICommonPasswords common)
    {
        RuleFor(c => c.CurrentPassword).NotEmpty().MaximumLength(User.PasswordMaxLength);
        RuleFor(c => c.NewPassword).MustBePassword(common);
        RuleFor(c => c.Captcha).MaximumLength(LoginValidator.CaptchaMaxLength);
    }
}

internal sealed class ChangePasswordHandler(
    IRepository<User> users, CredentialCheck credentials, PasswordChange change, ICurrentUser me) : ICommandHandler<ChangePasswordCommand>
{
    public async Task<Result> Handle(ChangePasswordCommand command, CancellationToken cancellationToken)
    {
        if (await users.GetByIdAsync(me.Id, cancellationToken) is not { } user)
            return CommonErrors.NotFound;
        var tried = await credentials.TryAsync(user.Email, user, command.CurrentPassword, command.Captcha, cancellationToken);
        if (!tried.IsSuccess)
            return tried.Error == UserErrors.InvalidCredentials ? UserErrors.WrongCurrentPassword : tried.Error;
        return await change.SetAsync(user, command.NewPassword, me.SessionId, cancellationToken);
    }
}
