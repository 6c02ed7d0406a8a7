using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Notices;

/// <summary>
/// That somebody was told of a listing, for a reason. There is one for each person, listing and reason, so that nobody is told
/// twice; what happened to it is what tells him.
/// </summary>
public sealed class ProductNotice : AggregateRoot
{
    /// <summary>How long nobody hears the same of the same listing again, however often it becomes true.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromHours(24);

    private ProductNotice() { }

    private ProductNotice(long id) : base(id) { }

    public long UserId { get; private set; }

    public long ProductId { get; private set; }

    public NoticeReason Reason { get; private set; }

    /// <summary>When he was told, or was the last time.</summary>
    public DateTimeOffset ToldAt { get; private set; }

    public static ProductNotice Give(long id, Recipient to, Announcement what, ListingFacts listing, DateTimeOffset now)
    {
        var notice = new ProductNotice(id) { UserId = to.UserId, ProductId = what.ProductId, Reason = what.Reason };
        notice.Tell(to, what, listing, now);
        return notice;
    }

    /// <returns>Whether he was told again: of a new listing never, of the other reasons after <see cref="Quiet"/>.</returns>
    public bool Repeat(Recipient to, Announcement what, ListingFacts listing, DateTimeOffset now)
    {
        if (Reason == NoticeReason.KeywordMatched || now < ToldAt + Quiet)
            return false;
        Tell(to, what, listing, now);
        return true;
    }

    /// <summary>Says that others still wait, who come after this one.</summary>
    public void Interrupt(Announcement what, DateTimeOffset now) =>
        Raise(new AnnouncementInterrupted(ProductId, Wording.Of(Reason), what.OldPrice?.Amount, what.ExceptUserId, UserId, now));

    private void Tell(Recipient to, Announcement what, ListingFacts listing, DateTimeOffset now)
    {
        ToldAt = now;
        Raise(what switch
        {
            { Reason: NoticeReason.KeywordMatched } when to.Keyword is { } keyword =>
                new KeywordMatched(UserId, ProductId, listing.SellerId, listing.Title, listing.Price.Amount, keyword, now),
            { Reason: NoticeReason.PriceDropped, OldPrice: { } oldPrice } =>
                new LikedProductReduced(UserId, ProductId, listing.SellerId, listing.Title, oldPrice.Amount, listing.Price.Amount, now),
            { Reason: NoticeReason.BackAgain } => new LikedProductReturned(UserId, ProductId, listing.SellerId, listing.Title, now),
            _ => throw new ArgumentException($"There is nothing to tell of {what.Reason}.", nameof(what)),
        });
    }
}
