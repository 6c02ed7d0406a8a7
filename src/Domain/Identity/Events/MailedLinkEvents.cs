using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Identity.Events;

public sealed record MailedLinkRequested(long MailedLinkId, DateTimeOffset At) : DomainEvent(At);

public sealed record MailedLinkEnded(long MailedLinkId, DateTimeOffset At) : DomainEvent(At);
