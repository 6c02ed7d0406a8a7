using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Events;

public sealed record KeywordAlertAdded(long AlertId, long UserId, DateTimeOffset At) : DomainEvent(At);

public sealed record KeywordAlertRemoved(long AlertId, long UserId, DateTimeOffset At) : DomainEvent(At);
