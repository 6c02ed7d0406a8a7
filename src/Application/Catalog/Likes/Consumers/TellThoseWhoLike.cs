using MultiWeb.Application.Catalog.Notices;
using MultiWeb.Application.Common.Events;
using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Catalog.Notices;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Likes.Consumers;

/// <summary>Whoever keeps an eye on a listing hears that it costs less, or can be had again.</summary>
internal sealed class TellThoseWhoLike(Announcer announcer) : IConsumer<ProductChanged>, IConsumer<ProductReleased>
{
    public Task ConsumeAsync(ProductChanged happened, CancellationToken cancellationToken) => happened.NewPrice < happened.OldPrice
        ? announcer.TellAsync(Announcement.OfLowerPrice(happened.ProductId, Money.Of(happened.OldPrice)), afterUserId: 0, cancellationToken)
        : Task.CompletedTask;

    public Task ConsumeAsync(ProductReleased happened, CancellationToken cancellationToken) =>
        announcer.TellAsync(Announcement.OfReturn(happened.ProductId, happened.BuyerId), afterUserId: 0, cancellationToken);
}
