using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.MailedLinks.Commands;

/// <summary>Shows that the account's owner reads the mail of its address.</summary>
/// <param name="Token">What stands behind <c>#token=</c> in the link.</param>
[Access(AccessLevel.Anyone)]
public sealed record VerifyEmailCommand(string Token) : ICommand;

internal sealed class VerifyEmailValidator : AbstractValidator<VerifyEmailCommand>
{
    public VerifyEmailValidator() => RuleFor(c => c.Token).NotEmpty().MaximumLength(LinkUse.TokenMaxLength);
}

internal sealed class VerifyEmailHandler(LinkUse links, IRepository<User> users, TimeProvider time) : ICommandHandler<VerifyEmailCommand>
{
    public async Task<Result> Handle(VerifyEmailCommand command, CancellationToken cancellationToken)
    {
        var used = await links.UseAsync(LinkPurpose.VerifyEmail, command.Token, cancellationToken);
        if (!used.IsSuccess)
            return used.Error;
        if (await users.GetByIdAsync(used.Value, cancellationToken) is not { IsActive: true } user)
            return MailedLinkErrors.Gone;
        user.Verify(time.Now());
        return Result.Success();
    }
}
