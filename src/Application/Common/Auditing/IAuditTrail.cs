using System.Text.Json;
using MultiWeb.Application.Common.Auditing.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Auditing;

/// <summary>What stands in the audit log.</summary>
public interface IAuditTrail
{
    /// <summary>One page of the entries that a query wants, newest first.</summary>
    Task<Result<Paged<AuditEntryResponse>>> PageAsync(ListAuditEntriesQuery query, CancellationToken cancellationToken);
}

/// <summary>That somebody did something.</summary>
/// <param name="ActorId">Null for the operator of the program, and for somebody who has not signed in.</param>
/// <param name="ActorRole">As what he did it: <c>user</c>, <c>moderator</c>, <c>admin</c>, <c>operator</c>, <c>anonymous</c>.</param>
/// <param name="Before">The fields that have changed, as they were.</param>
/// <param name="After">The same afterwards, and the reason that was given.</param>
public sealed record AuditEntryResponse(
    long Id, DateTimeOffset At, long? ActorId, string ActorRole, string Action, string TargetType, long TargetId,
    JsonElement? Before, JsonElement? After, string? Ip, string? RequestId);
