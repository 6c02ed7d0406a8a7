using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Reports;

namespace MultiWeb.Application.Identity.Reports.Queries;

/// <summary>The moderators' queue, newest first.</summary>
/// <param name="Status">Only those that are open, or only those that were resolved.</param>
[Access(AccessLevel.Moderator)]
public sealed record ListReportsQuery(ReportStatus? Status = null) : PagedQuery, IQuery<Paged<ReportResponse>>;

internal sealed class ListReportsValidator : PagedQueryValidator<ListReportsQuery>;

internal sealed class ListReportsHandler(IReadRepository<Report> reports) : IQueryHandler<ListReportsQuery, Paged<ReportResponse>>
{
    public Task<Result<Paged<ReportResponse>>> Handle(ListReportsQuery query, CancellationToken cancellationToken) =>
        reports.PageAsync(new Wanted(query.Status), query, cancellationToken);

    private sealed class Wanted : Specification<Report, ReportResponse>
    {
        public Wanted(ReportStatus? status)
        {
            if (status is not null)
                Where(r => r.Status == status);
            OrderByNewest(r => r.CreatedAt);
        }
    }
}
