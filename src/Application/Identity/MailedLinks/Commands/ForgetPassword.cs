using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.MailedLinks.Commands;

/// <summary>Sends a link by which a new password can be set, where there is an account; the answer does not tell.</summary>
[Access(AccessLevel.Anyone)]
public sealed record ForgetPasswordCommand(string Email) : ICommand;

internal sealed class ForgetPasswordValidator : AbstractValidator<ForgetPasswordCommand>
{
    public ForgetPasswordValidator() => RuleFor(c => c.Email).NotEmpty().MaximumLength(User.EmailMaxLength);
}

internal sealed class ForgetPasswordHandler(
    IRepository<User> users, IRepository<MailedLink> links, ICurrentUser caller, TimeProvider time) : ICommandHandler<ForgetPasswordCommand>
{
    public async Task<Result> Handle(ForgetPasswordCommand command, CancellationToken cancellationToken)
    {
        var user = await users.FirstOrDefaultAsync(new UserByEmail(command.Email), cancellationToken);
        // For nobody it is written all the same: what is asked takes as long, and leaves as much behind.
        links.Add(MailedLink.Request(
            await links.NextIdAsync(cancellationToken), user is { IsActive: true } ? user.Id : null, LinkPurpose.ResetPassword, caller.Language, time.Now()));
        return Result.Success();
    }
}
