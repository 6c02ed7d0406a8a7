using MultiWeb.Application.Catalog.Notices;
using MultiWeb.Application.Common.Events;
using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Catalog.Notices;

namespace MultiWeb.Application.Catalog.Alerts.Consumers;

/// <summary>Everybody who waits for such a listing is told. They may be many, so its seller does not wait for them.</summary>
internal sealed class MatchKeywords(Announcer announcer) : IConsumer<ProductListed>
{
    public Task ConsumeAsync(ProductListed happened, CancellationToken cancellationToken) =>
        announcer.TellAsync(Announcement.OfNew(happened.ProductId), afterUserId: 0, cancellationToken);
}
