using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Mail;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Identity.Events;
using MultiWeb.Domain.Identity.MailedLinks;

namespace MultiWeb.Application.Identity.MailedLinks.Consumers;

/// <summary>Sends a link that is still good when its turn comes, where there is somebody to send it to.</summary>
internal sealed class MailLink(
    IRepository<MailedLink> links, IUserDirectory users, ILinkTokens tokens, IMailer mailer, TimeProvider time) : IConsumer<MailedLinkRequested>
{
    public async Task ConsumeAsync(MailedLinkRequested happened, CancellationToken cancellationToken)
    {
        if (await links.GetByIdAsync(happened.MailedLinkId, cancellationToken) is not { UserId: { } userId } link || !link.IsGood(time.Now()))
            return;
        if (await users.FindMailboxAsync(userId, cancellationToken) is not { } owner)
            return;
        var mail = AccountMails.WithLink(link.Purpose, link.Language, owner.Username, tokens.AddressOf(link));
        await mailer.SendAsync(new OutgoingMail($"mailed-link-{link.Id}", owner.Email, mail.Subject, mail.Text), cancellationToken);
    }
}
