using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Identity.Events;

public sealed record UserDisabled(long UserId, DateTimeOffset At) : DomainEvent(At);

public sealed record UserEnabled(long UserId, DateTimeOffset At) : DomainEvent(At);

/// <param name="OldRole"><c>user</c>, <c>moderator</c> or <c>admin</c>.</param>
public sealed record UserRoleChanged(long UserId, string OldRole, string NewRole, DateTimeOffset At) : DomainEvent(At);

public sealed record UserBlocked(long BlockerId, long BlockedId, DateTimeOffset At) : DomainEvent(At);

public sealed record UserUnblocked(long BlockerId, long BlockedId, DateTimeOffset At) : DomainEvent(At);

/// <param name="TargetType"><c>user</c>, <c>product</c> or <c>message</c>.</param>
public sealed record ReportFiled(long ReportId, long ReporterId, string TargetType, long TargetId, string Reason, DateTimeOffset At) : DomainEvent(At);

/// <param name="OwnerId">Whose it is that was reported; null where there is nobody any more.</param>
/// <param name="Outcome"><c>dismissed</c>, <c>warned</c>, <c>removed</c> or <c>disabled</c>.</param>
public sealed record ReportResolved(long ReportId, long ReporterId, long? OwnerId, string TargetType, long TargetId, string Outcome, DateTimeOffset At) : DomainEvent(At);

public sealed record ApiKeyIssued(long ApiKeyId, long UserId, DateTimeOffset At) : DomainEvent(At);

public sealed record ApiKeyRevoked(long ApiKeyId, long UserId, DateTimeOffset At) : DomainEvent(At);
