using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Events;

public sealed record CategoryOpened(long CategoryId, DateTimeOffset At) : DomainEvent(At);

public sealed record CategoryChanged(long CategoryId, DateTimeOffset At) : DomainEvent(At);

public sealed record CategoryRemoved(long CategoryId, DateTimeOffset At) : DomainEvent(At);
