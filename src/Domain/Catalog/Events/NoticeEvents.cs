using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Events;

/// <summary>Somebody waits for a keyword, and here is a new listing in which it is found.</summary>
public sealed record KeywordMatched(
    long UserId, long ProductId, long SellerId, string Title, decimal Price, string Keyword, DateTimeOffset At) : DomainEvent(At);

/// <summary>What somebody keeps an eye on costs less.</summary>
public sealed record LikedProductReduced(
    long UserId, long ProductId, long SellerId, string Title, decimal OldPrice, decimal NewPrice, DateTimeOffset At) : DomainEvent(At);

/// <summary>What somebody keeps an eye on was reserved, and can be had again.</summary>
public sealed record LikedProductReturned(long UserId, long ProductId, long SellerId, string Title, DateTimeOffset At) : DomainEvent(At);

/// <summary>Everybody up to a certain one was told, in the order of the ids; those behind him still wait.</summary>
/// <param name="Reason">keyword_matched, price_dropped or back_again.</param>
/// <param name="OldPrice">Where the price has dropped.</param>
/// <param name="ExceptUserId">Who is not told.</param>
public sealed record AnnouncementInterrupted(
    long ProductId, string Reason, decimal? OldPrice, long? ExceptUserId, long AfterUserId, DateTimeOffset At) : DomainEvent(At);
