using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Identity.Events;

public sealed record UserDisabled(long UserId, DateTimeOffset At) : DomainEvent(At);

public sealed record UserEnabled(long UserId, DateTimeOffset At) : DomainEvent(At);

/// <param name="OldRole"><c>user</c>, <c>moderator</c> or <c>admin</c>.</param>
public sealed record UserRoleChanged(long UserId, string OldRole, string NewRole, DateTimeOffset At) : DomainEvent(At);
