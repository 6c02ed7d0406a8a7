using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Messaging.Notifications;
using MultiWeb.Domain.Trading.Events;

namespace MultiWeb.Application.Messaging.Notifications.Reactions;

/// <summary>Tells the other side of a deal what happened, in the commit in which it happened.</summary>
internal sealed class NotifyDealParties(IRepository<Notification> notifications)
    : IReaction<TransactionRequested>, IReaction<TransactionMoved>
{
    public Task ReactAsync(TransactionRequested happened, CancellationToken cancellationToken) =>
        NotifyAsync(
            happened.SellerId,
            new NotificationText("transaction_requested", "새 거래 요청", $"'{happened.ProductTitle}'에 {happened.Amount:#,0.##}원 거래 요청이 왔어요. 24시간 안에 답해 주세요."),
            happened.TransactionId, happened.ProductId, happened.At, cancellationToken);

    public Task ReactAsync(TransactionMoved happened, CancellationToken cancellationToken)
    {
        var (type, title, sentence) = happened.Transition switch
        {
            "confirm" => ("transaction_confirmed", "거래 확정", "거래가 확정되었어요."),
            "reject" => ("transaction_rejected", "거래 거절", "판매자가 거래 요청을 거절했어요."),
            "withdraw" => ("transaction_withdrawn", "거래 요청 철회", "구매자가 거래 요청을 철회했어요."),
            "cancel" => ("transaction_cancelled", "거래 취소", "거래가 취소되었어요."),
            "hand_over" => ("transaction_handed_over", "물건 전달", "판매자가 물건을 전달했다고 알렸어요."),
            "receive" => ("transaction_completed", "거래 완료", "구매자가 물건을 받았어요. 거래가 완료되었어요."),
            _ => ("transaction_updated", "거래 변경", "거래 상태가 바뀌었어요."),
        };
        var other = happened.ActorId == happened.BuyerId ? happened.SellerId : happened.BuyerId;
        return NotifyAsync(
            other, new NotificationText(type, title, $"'{happened.ProductTitle}': {sentence}"),
            happened.TransactionId, happened.ProductId, happened.At, cancellationToken);
    }

    private async Task NotifyAsync(
        long userId, NotificationText text, long transactionId, long productId, DateTimeOffset at, CancellationToken cancellationToken) =>
        notifications.Add(Notification.Create(
            await notifications.NextIdAsync(cancellationToken), userId, text, transactionId, productId, at));
}
