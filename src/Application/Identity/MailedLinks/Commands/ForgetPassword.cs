using FluentValidation;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Security;
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

internal sealed class ForgetPasswordHandler(LinkRequests links) : ICommandHandler<ForgetPasswordCommand>
{
    public Task<Result> Handle(ForgetPasswordCommand command, CancellationToken cancellationToken) =>
        links.AskAsync(command.Email, LinkPurpose.ResetPassword, _ => true, cancellationToken);
}
