using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Mail;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Trading.Events;

namespace MultiWeb.Application.Messaging.Notifications.Consumers;

/// <summary>A request runs out after a day: the seller is told by mail, who may not look in before.</summary>
internal sealed class MailSeller(IUserDirectory users, IMailer mailer) : IConsumer<TransactionRequested>
{
    public async Task ConsumeAsync(TransactionRequested happened, CancellationToken cancellationToken)
    {
        if (await users.FindMailboxAsync(happened.SellerId, cancellationToken) is not { } seller)
            return;
        await mailer.SendAsync(
            new OutgoingMail(
                $"transaction-{happened.TransactionId}-requested",
                seller.Email,
                $"새 거래 요청: {happened.ProductTitle}",
                $"{seller.Username}님, '{happened.ProductTitle}'에 {happened.Amount:#,0.##}원 거래 요청이 왔어요.\n24시간 안에 답해 주세요. 답하지 않으면 요청이 만료돼요.\n"),
            cancellationToken);
    }
}
