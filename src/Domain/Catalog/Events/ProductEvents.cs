using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Events;

public sealed record ProductListed(long ProductId, long SellerId, long CategoryId, string Title, decimal Price, DateTimeOffset At) : DomainEvent(At);

public sealed record ProductChanged(long ProductId, long SellerId, decimal OldPrice, decimal NewPrice, DateTimeOffset At) : DomainEvent(At);

public sealed record ProductBumped(long ProductId, long SellerId, DateTimeOffset At) : DomainEvent(At);

public sealed record ProductFeatured(long ProductId, long SellerId, DateTimeOffset At) : DomainEvent(At);

public sealed record ProductUnfeatured(long ProductId, long SellerId, DateTimeOffset At) : DomainEvent(At);

public sealed record ProductRemoved(long ProductId, long SellerId, DateTimeOffset At) : DomainEvent(At);

public sealed record ProductReserved(long ProductId, long SellerId, long BuyerId, DateTimeOffset At) : DomainEvent(At);

public sealed record ProductReleased(long ProductId, long SellerId, long BuyerId, DateTimeOffset At) : DomainEvent(At);

public sealed record ProductSold(long ProductId, long SellerId, DateTimeOffset At) : DomainEvent(At);
