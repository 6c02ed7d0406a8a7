namespace MultiWeb.Domain.Common;

/// <summary>
/// Something that happened in the domain, named in the past tense. Holds ids and values only: it is the one part of a
/// module's domain that other modules may see, and it may be read long after the aggregate has changed again.
/// </summary>
/// <param name="At">When it happened (UTC), from the caller's clock.</param>
public abstract record DomainEvent(DateTimeOffset At);
