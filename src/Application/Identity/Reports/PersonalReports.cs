using AutoMapper;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Identity.Reports;

namespace MultiWeb.Application.Identity.Reports;

/// <summary>What a person has reported, without what moderators wrote about it; who has reported him is not his to know.</summary>
internal sealed class PersonalReports(IReadRepository<Report> reports) : IPersonalDataSource
{
    public string Section => "reports";

    public async Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken) =>
        await reports.ListAsync(new ReportsOf(userId), cancellationToken);

    internal sealed record PersonalReport(
        long Id, ReportTargetType TargetType, long TargetId, ReportReason Reason, string? Comment, ReportStatus Status, DateTimeOffset CreatedAt, DateTimeOffset? ResolvedAt)
        : IPersonalRecord;

    private sealed class ReportsOf : Specification<Report, PersonalReport>
    {
        public ReportsOf(long userId)
        {
            Where(r => r.ReporterId == userId);
            OrderByNewest(r => r.CreatedAt);
        }
    }

    internal sealed class Mappings : Profile
    {
        public Mappings() => CreateMap<Report, PersonalReport>();
    }
}
