using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Identity.Events;

public sealed record UserRegistered(long UserId, string Username, DateTimeOffset At) : DomainEvent(At);

public sealed record UserProfileChanged(long UserId, DateTimeOffset At) : DomainEvent(At);

/// <summary>The account is closed for good, and nobody's any more.</summary>
public sealed record UserClosed(long UserId, DateTimeOffset At) : DomainEvent(At);

public sealed record EmailVerified(long UserId, DateTimeOffset At) : DomainEvent(At);

/// <param name="Language">That of the one who changed it: <c>ko</c> or <c>en</c>.</param>
public sealed record PasswordChanged(long UserId, string Language, DateTimeOffset At) : DomainEvent(At);

public sealed record PasswordRehashed(long UserId, DateTimeOffset At) : DomainEvent(At);

public sealed record SessionOpened(long SessionId, long UserId, DateTimeOffset At) : DomainEvent(At);

public sealed record SessionRefreshed(long SessionId, long UserId, DateTimeOffset At) : DomainEvent(At);

/// <param name="Reason">Why it ended: <c>logout</c>, <c>reuse</c>, …</param>
public sealed record SessionRevoked(long SessionId, long UserId, string Reason, DateTimeOffset At) : DomainEvent(At);
