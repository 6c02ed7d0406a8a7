using FluentValidation;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.MailedLinks.Commands;

/// <summary>Sets a new password by a mailed link: ends all sessions, unlocks the login, and makes older links worthless.</summary>
/// <param name="Token">What stands behind <c>#token=</c> in the link.</param>
/// <param name="NewPassword">8 to 256 characters, not a common one.</param>
[Access(AccessLevel.Anyone)]
public sealed record ResetPasswordCommand(string Token, string NewPassword) : ICommand;

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPasswordCommand>
{
    public ResetPasswordValidator(ICommonPasswords common)
    {
        RuleFor(c => c.Token).NotEmpty().MaximumLength(LinkUse.TokenMaxLength);
        RuleFor(c => c.NewPassword).MustBePassword(common);
    }
}

internal sealed class ResetPasswordHandler(LinkUse links, IRepository<User> users, PasswordChange change, ILoginGuard guard) : ICommandHandler<ResetPasswordCommand>
{
    public async Task<Result> Handle(ResetPasswordCommand command, CancellationToken cancellationToken)
    {
        var used = await links.UseAsync(LinkPurpose.ResetPassword, command.Token, cancellationToken);
        if (!used.IsSuccess)
            return used.Error;
        if (await users.GetByIdAsync(used.Value, cancellationToken) is not { IsActive: true } user)
            return MailedLinkErrors.Gone;
        // Before the rest: it has a connection of its own, and whoever came by the link is the owner, whatever becomes of the password.
        await guard.ForgetAsync(user.Email, cancellationToken);
        return await change.SetAsync(user, command.NewPassword, keptSession: null, cancellationToken);
    }
}
