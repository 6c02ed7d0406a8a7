using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Messaging.Events;

public sealed record ConversationOpened(long ConversationId, long LowUserId, long HighUserId, DateTimeOffset At) : DomainEvent(At);

public sealed record MessageSent(long MessageId, long ConversationId, long SenderId, long ReceiverId, DateTimeOffset At) : DomainEvent(At);

public sealed record NotificationCreated(long NotificationId, long UserId, string Type, DateTimeOffset At) : DomainEvent(At);

public sealed record NotificationRead(long NotificationId, long UserId, DateTimeOffset At) : DomainEvent(At);
