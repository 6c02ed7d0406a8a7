using MultiWeb.Application.Common.Events;
using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Catalog.Notices;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Notices.Consumers;

/// <summary>The next of those whom an announcement concerns.</summary>
internal sealed class GoOnTelling(Announcer announcer) : IConsumer<AnnouncementInterrupted>
{
    public Task ConsumeAsync(AnnouncementInterrupted happened, CancellationToken cancellationToken) => announcer.TellAsync(
        Announcement.OfRest(
            happened.ProductId, Wording.Parse<NoticeReason>(happened.Reason)!.Value,
            happened.OldPrice is { } oldPrice ? Money.Of(oldPrice) : null, happened.ExceptUserId),
        happened.AfterUserId, cancellationToken);
}
