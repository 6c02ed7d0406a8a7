using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Catalog.Alerts;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Alerts.Queries;

/// <summary>The caller's keyword alerts, newest first.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record ListKeywordAlertsQuery : PagedQuery, IQuery<Paged<KeywordAlertResponse>>;

internal sealed class ListKeywordAlertsValidator : PagedQueryValidator<ListKeywordAlertsQuery>;

internal sealed class ListKeywordAlertsHandler(IReadRepository<KeywordAlert> alerts, ICurrentUser me)
    : IQueryHandler<ListKeywordAlertsQuery, Paged<KeywordAlertResponse>>
{
    public Task<Result<Paged<KeywordAlertResponse>>> Handle(ListKeywordAlertsQuery query, CancellationToken cancellationToken) =>
        alerts.PageAsync(new AlertsOf(me.Id), query, cancellationToken);

    private sealed class AlertsOf : Specification<KeywordAlert, KeywordAlertResponse>
    {
        public AlertsOf(long userId)
        {
            Where(a => a.UserId == userId);
            OrderByNewest(a => a.CreatedAt);
        }
    }
}
