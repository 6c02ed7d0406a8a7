using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Notices;

/// <summary>What many may want to hear of a listing.</summary>
public sealed record Announcement
{
    private Announcement(long productId, NoticeReason reason, Money? oldPrice, long? exceptUserId) =>
        (ProductId, Reason, OldPrice, ExceptUserId) = (productId, reason, oldPrice, exceptUserId);

    public long ProductId { get; }

    public NoticeReason Reason { get; }

    /// <summary>What it cost before; null where the price is not what is announced.</summary>
    public Money? OldPrice { get; }

    /// <summary>Who knows without being told.</summary>
    public long? ExceptUserId { get; }

    public static Announcement OfNew(long productId) => new(productId, NoticeReason.KeywordMatched, null, null);

    public static Announcement OfLowerPrice(long productId, Money oldPrice) => new(productId, NoticeReason.PriceDropped, oldPrice, null);

    /// <param name="buyerId">Whose deal has ended: he has been told of that.</param>
    public static Announcement OfReturn(long productId, long buyerId) => new(productId, NoticeReason.BackAgain, null, buyerId);

    /// <summary>The rest of one that was interrupted.</summary>
    public static Announcement OfRest(long productId, NoticeReason reason, Money? oldPrice, long? exceptUserId) =>
        new(productId, reason, oldPrice, exceptUserId);

    /// <summary>Whether it is still worth telling: a price that has risen again since is not.</summary>
    public bool IsTrueAt(Money price) => OldPrice is not { } old || price.Amount < old.Amount;
}

/// <summary>Somebody whom an announcement concerns.</summary>
/// <param name="Keyword">By which of his keywords; null where that is not the reason.</param>
public sealed record Recipient(long UserId, string? Keyword = null);

/// <summary>What is told of a listing.</summary>
public sealed record ListingFacts(long SellerId, string Title, Money Price);
