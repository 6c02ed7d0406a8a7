using AutoMapper;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Identity.Reports;

namespace MultiWeb.Application.Identity.Reports;

/// <summary>What somebody reported, and what came of it.</summary>
/// <param name="Note">The moderator's reason.</param>
public sealed record ReportResponse(
    long Id, long ReporterId, ReportTargetType TargetType, long TargetId, ReportReason Reason, string? Comment,
    ReportStatus Status, ReportOutcome? Outcome, string? Note, long? ResolvedBy, DateTimeOffset CreatedAt, DateTimeOffset? ResolvedAt) : IDated;

internal sealed class ReportMappings : Profile
{
    public ReportMappings() => CreateMap<Report, ReportResponse>();
}
