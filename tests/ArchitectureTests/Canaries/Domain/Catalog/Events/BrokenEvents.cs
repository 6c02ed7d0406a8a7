using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Canaries.Domain.Catalog.Events;

/// <summary>An event that can be extended.</summary>
internal record ProductPainted(long ProductId, DateTimeOffset At) : DomainEvent(At);

/// <summary>An event that is no DomainEvent.</summary>
internal sealed record ProductPolished(long ProductId);

/// <summary>An event that sounds like an order.</summary>
internal sealed record SellProduct(long ProductId, DateTimeOffset At) : DomainEvent(At);

/// <summary>An event that carries the domain's own type to other modules.</summary>
internal sealed record ProductInspected(long ProductId, ProductCondition Condition, DateTimeOffset At) : DomainEvent(At);
