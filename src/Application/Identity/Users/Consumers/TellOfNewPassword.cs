using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Mail;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Application.Identity.MailedLinks;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Application.Identity.Users.Consumers;

/// <summary>Whoever has not changed his password himself learns of it here.</summary>
internal sealed class TellOfNewPassword(IUserDirectory users, IMailer mailer) : IConsumer<PasswordChanged>
{
    public async Task ConsumeAsync(PasswordChanged happened, CancellationToken cancellationToken)
    {
        if (await users.FindMailboxAsync(happened.UserId, cancellationToken) is not { } owner)
            return;
        var mail = AccountMails.PasswordChanged(Wording.Parse<Language>(happened.Language) ?? Language.Ko, owner.Username, happened.At);
        await mailer.SendAsync(
            new OutgoingMail($"password-changed-{happened.UserId}-{happened.At.ToUnixTimeMilliseconds()}", owner.Email, mail.Subject, mail.Text), cancellationToken);
    }
}
