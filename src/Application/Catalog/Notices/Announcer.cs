using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Catalog.Notices;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.Application.Catalog.Notices;

/// <summary>
/// Tells those whom an announcement concerns, so many in one transaction; the rest goes on from an event of its own. What tells
/// them is one event for each, which goes through the outbox in turn: how somebody is told is not the catalog's business.
/// </summary>
internal sealed class Announcer(IRepository<Product> products, IRepository<ProductNotice> notices, INoticeAudience audience, TimeProvider time)
{
    public const int BatchSize = 1000;

    /// <param name="afterUserId">Whom it has reached by now; 0 where it begins.</param>
    /// <exception cref="StaleReadException">Another announcement has told one of them in the meantime.</exception>
    public async Task TellAsync(Announcement what, long afterUserId, CancellationToken cancellationToken)
    {
        if (await products.GetByIdAsync(what.ProductId, cancellationToken) is not { Status: ProductStatus.Available } product || !what.IsTrueAt(product.Price))
            return;
        var (listing, now) = (new ListingFacts(product.SellerId, product.Title, product.Price), time.Now());
        var recipients = await audience.NextAsync(what, afterUserId, now - ProductNotice.Quiet, BatchSize, cancellationToken);
        var told = (await notices.ListAsync(new ToldBefore(what, recipients.Select(r => r.UserId).ToList()), cancellationToken)).ToDictionary(n => n.UserId);
        foreach (var (place, recipient) in recipients.Index())
        {
            if (!told.TryGetValue(recipient.UserId, out var notice))
                notices.Add(notice = ProductNotice.Give(await notices.NextIdAsync(cancellationToken), recipient, what, listing, now));
            else if (!notice.Repeat(recipient, what, listing, now))
                throw new StaleReadException("Somebody was told since it was read who is to be told.");
            if (place == BatchSize - 1)
                notice.Interrupt(what, now);
        }
    }

    private sealed class ToldBefore : Specification<ProductNotice>
    {
        public ToldBefore(Announcement what, List<long> userIds) =>
            Where(n => n.ProductId == what.ProductId && n.Reason == what.Reason && userIds.Contains(n.UserId));
    }
}
