using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Messaging.Notifications;

namespace MultiWeb.Application.Messaging.Notifications.Consumers;

/// <summary>
/// Tells one person of one listing. Many hear of the same, each in a transaction of his own: what fails for one keeps nobody else
/// waiting. Whoever has left by now, and whoever wants to hear nothing of the seller (or the seller of him), is not told.
/// </summary>
internal sealed class TellOfListing(IUserDirectory users, IBlocks blocks, IRepository<Notification> notifications)
    : IConsumer<KeywordMatched>, IConsumer<LikedProductReduced>, IConsumer<LikedProductReturned>
{
    public Task ConsumeAsync(KeywordMatched happened, CancellationToken cancellationToken) =>
        NotifyAsync(
            happened.UserId, happened.SellerId,
            new NotificationText("keyword_matched", "키워드 알림", $"'{happened.Title}': '{happened.Keyword}' 키워드에 맞는 새 글이 올라왔어요. 가격은 {happened.Price:#,0.##}원이에요."),
            happened.ProductId, happened.At, cancellationToken);

    public Task ConsumeAsync(LikedProductReduced happened, CancellationToken cancellationToken) =>
        NotifyAsync(
            happened.UserId, happened.SellerId,
            new NotificationText("price_dropped", "가격 인하", $"'{happened.Title}': 관심 상품의 가격이 {happened.OldPrice:#,0.##}원에서 {happened.NewPrice:#,0.##}원으로 내렸어요."),
            happened.ProductId, happened.At, cancellationToken);

    public Task ConsumeAsync(LikedProductReturned happened, CancellationToken cancellationToken) =>
        NotifyAsync(
            happened.UserId, happened.SellerId,
            new NotificationText("back_again", "다시 판매 중", $"'{happened.Title}': 예약되었던 관심 상품을 다시 살 수 있어요."),
            happened.ProductId, happened.At, cancellationToken);

    private async Task NotifyAsync(
        long userId, long sellerId, NotificationText text, long productId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await users.FindActiveAsync(userId, cancellationToken) is null || await blocks.AnyBetweenAsync(userId, sellerId, cancellationToken))
            return;
        notifications.Add(Notification.Create(
            await notifications.NextIdAsync(cancellationToken), userId, text, transactionId: null, productId, at));
    }
}
