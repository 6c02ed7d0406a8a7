using FluentValidation;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Auditing.Queries;

/// <summary>The audit log, newest first.</summary>
/// <param name="ActorId">Only what this account did.</param>
/// <param name="Action">Only what is called this: <c>user_disabled</c>.</param>
/// <param name="TargetType">Only what was done to such things: <c>user</c>.</param>
/// <param name="TargetId">Only what was done to the one with this id.</param>
/// <param name="From">Not before then.</param>
/// <param name="To">Before then.</param>
[Access(AccessLevel.Admin)]
public sealed record ListAuditEntriesQuery(
    long? ActorId = null, string? Action = null, string? TargetType = null, long? TargetId = null, DateTimeOffset? From = null, DateTimeOffset? To = null)
    : PagedQuery, IQuery<Paged<AuditEntryResponse>>
{
    public const int NameMaxLength = 50;
}

internal sealed class ListAuditEntriesValidator : PagedQueryValidator<ListAuditEntriesQuery>
{
    public ListAuditEntriesValidator()
    {
        RuleFor(q => q.ActorId).GreaterThan(0);
        RuleFor(q => q.Action).MaximumLength(ListAuditEntriesQuery.NameMaxLength);
        RuleFor(q => q.TargetType).MaximumLength(ListAuditEntriesQuery.NameMaxLength);
        RuleFor(q => q.TargetId).GreaterThan(0);
    }
}

internal sealed class ListAuditEntriesHandler(IAuditTrail trail) : IQueryHandler<ListAuditEntriesQuery, Paged<AuditEntryResponse>>
{
    public Task<Result<Paged<AuditEntryResponse>>> Handle(ListAuditEntriesQuery query, CancellationToken cancellationToken) =>
        trail.PageAsync(query, cancellationToken);
}
