using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Auditing;

/// <summary>
/// Who did what to whom. An entry shares the commit of its command: there is none without its effect, and no effect without it.
/// Who acts, and from where, is the current user's.
/// </summary>
public interface IAuditLog
{
    /// <param name="action">What was done, in snake_case and in the past tense: <c>user_disabled</c>.</param>
    /// <param name="before">An object with the fields that have changed, as they were; null for something new. Never a secret.</param>
    /// <param name="after">The same as they are now, and why; null for something that is gone.</param>
    Task RecordAsync(string action, AuditTarget target, object? before, object? after, CancellationToken cancellationToken);
}

/// <summary>What an action was done to.</summary>
/// <param name="Type">The name of its aggregate: <c>user</c>, <c>api_key</c>.</param>
public sealed record AuditTarget(string Type, long Id)
{
    public static AuditTarget Of<T>(long id) where T : AggregateRoot => new(Wording.Of(typeof(T).Name), id);
}
