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

/// <summary>Sends the link that verifies an address once more, where there is an account that needs it; the answer does not tell.</summary>
[Access(AccessLevel.Anyone)]
public sealed record ResendVerificationCommand(string Email) : ICommand;

internal sealed class ResendVerificationValidator : AbstractValidator<ResendVerificationCommand>
{
    public ResendVerificationValidator() => RuleFor(c => c.Email).NotEmpty().MaximumLength(User.EmailMaxLength);
}

internal sealed class ResendVerificationHandler(
    IRepository<User> users, IRepository<MailedLink> links, ICurrentUser caller, TimeProvider time) : ICommandHandler<ResendVerificationCommand>
{
    public async Task<Result> Handle(ResendVerificationCommand command, CancellationToken cancellationToken)
    {
        var user = await users.FirstOrDefaultAsync(new UserByEmail(command.Email), cancellationToken);
        // For nobody it is written all the same: what is asked takes as long, and leaves as much behind.
        links.Add(MailedLink.Request(
            await links.NextIdAsync(cancellationToken), user is { IsActive: true, IsVerified: false } ? user.Id : null, LinkPurpose.VerifyEmail, caller.Language, time.Now()));
        return Result.Success();
    }
}
