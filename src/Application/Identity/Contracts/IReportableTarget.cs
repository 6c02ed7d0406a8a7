using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Identity.Contracts;

/// <summary>
/// A kind of thing that can be reported. The module that has such things implements it, so that moderators can be in Identity
/// although they look at what stands to its right.
/// </summary>
public interface IReportableTarget
{
    /// <summary><c>user</c>, <c>product</c> or <c>message</c>.</summary>
    string Type { get; }

    /// <param name="seenBy">Who looks; null for a moderator, who sees what others see no longer.</param>
    /// <returns>Whose it is; null where there is no such thing, or none that he can see.</returns>
    Task<long?> FindOwnerAsync(long targetId, long? seenBy, CancellationToken cancellationToken);

    /// <summary>Takes it away from everybody, in the caller's unit of work; a refusal where it cannot be taken away.</summary>
    Task<Result> RemoveAsync(long targetId, CancellationToken cancellationToken);
}
