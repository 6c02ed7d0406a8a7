using FluentValidation;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.MailedLinks.Commands;

/// <summary>Sends the link that verifies an address once more, where there is an account that needs it; the answer does not tell.</summary>
[Access(AccessLevel.Anyone)]
public sealed record ResendVerificationCommand(string Email) : ICommand;

internal sealed class ResendVerificationValidator : AbstractValidator<ResendVerificationCommand>
{
    public ResendVerificationValidator() => RuleFor(c => c.Email).NotEmpty().MaximumLength(User.EmailMaxLength);
}

internal sealed class ResendVerificationHandler(LinkRequests links) : ICommandHandler<ResendVerificationCommand>
{
    public Task<Result> Handle(ResendVerificationCommand command, CancellationToken cancellationToken) =>
        links.AskAsync(command.Email, LinkPurpose.VerifyEmail, user => !user.IsVerified, cancellationToken);
}
