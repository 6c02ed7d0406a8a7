using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Messaging.Conversations;
using MultiWeb.Domain.Messaging.Notifications;
using MultiWeb.Domain.Trading.Events;

namespace MultiWeb.Application.Messaging.Notifications.Consumers;

/// <summary>Those who asked the seller about a product and did not get it need not wait any longer. They may be many, so the buyer does not wait for them.</summary>
internal sealed class TellOthersItIsSold(
    IReadRepository<Conversation> conversations, IRepository<Notification> notifications) : IConsumer<TransactionMoved>
{
    public async Task ConsumeAsync(TransactionMoved happened, CancellationToken cancellationToken)
    {
        if (happened.Status != "completed")
            return;
        var text = new NotificationText("product_sold", "판매 완료", $"'{happened.ProductTitle}': 다른 분에게 판매되었어요.");
        foreach (var pair in await conversations.ListAsync(new AboutProduct(happened.ProductId, happened.SellerId, happened.BuyerId), cancellationToken))
        {
            var asked = pair.LowUserId == happened.SellerId ? pair.HighUserId : pair.LowUserId;
            notifications.Add(Notification.Create(
                await notifications.NextIdAsync(cancellationToken), asked, text, transactionId: null, happened.ProductId, happened.At));
        }
    }

    internal sealed record Pair(long LowUserId, long HighUserId);

    private sealed class AboutProduct : Specification<Conversation, Pair>
    {
        public AboutProduct(long productId, long sellerId, long buyerId)
        {
            Where(c => c.ProductId == productId && (c.LowUserId == sellerId || c.HighUserId == sellerId));
            Where(c => c.LowUserId != buyerId && c.HighUserId != buyerId);
        }
    }

    internal sealed class Mappings : AutoMapper.Profile
    {
        public Mappings() => CreateMap<Conversation, Pair>();
    }
}
