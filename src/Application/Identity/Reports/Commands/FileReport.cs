using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Reports;

namespace MultiWeb.Application.Identity.Reports.Commands;

/// <summary>Tells the moderators of a person, a listing or a message that one can see.</summary>
/// <param name="TargetType">user, product or message.</param>
/// <param name="Reason">spam, fraud, prohibited, abuse or other.</param>
[Access(AccessLevel.SignedIn)]
public sealed record FileReportCommand(ReportTargetType? TargetType, long TargetId, ReportReason? Reason, string? Comment = null) : ICommand<ReportResponse>;

internal sealed class FileReportValidator : AbstractValidator<FileReportCommand>
{
    public FileReportValidator()
    {
        RuleFor(c => c.TargetType).NotNull();
        RuleFor(c => c.TargetId).GreaterThan(0);
        RuleFor(c => c.Reason).NotNull();
        RuleFor(c => c.Comment).MaximumLength(Report.CommentMaxLength);
    }
}

internal sealed class FileReportHandler(
    IRepository<Report> reports, IEnumerable<IReportableTarget> targets, IOpenReportSlots slots, IAuditLog audit, ICurrentUser me, TimeProvider time, IMapper mapper)
    : ICommandHandler<FileReportCommand, ReportResponse>
{
    public async Task<Result<ReportResponse>> Handle(FileReportCommand command, CancellationToken cancellationToken)
    {
        var subject = new ReportSubject(command.TargetType!.Value, command.TargetId, command.Reason!.Value, command.Comment);
        if (await targets.HavingType(subject.TargetType).FindOwnerAsync(subject.TargetId, me.Id, cancellationToken) is not { } owner)
            return CommonErrors.NotFound;
        if (owner == me.Id)
            return ReportErrors.Oneself;
        if (await reports.FirstOrDefaultAsync(new StillOpen(me.Id, subject), cancellationToken) is not null)
            return ReportErrors.AlreadyReported;
        if (await slots.FindFreeAsync(me.Id, cancellationToken) is not { } slot)
            return ReportErrors.TooManyOpen;

        var report = Report.File(await reports.NextIdAsync(cancellationToken), slot, me.Id, subject, time.Now());
        reports.Add(report);
        await audit.RecordAsync(
            "report_filed", AuditTarget.Of<Report>(report.Id), null,
            new { TargetType = Wording.Of(subject.TargetType), subject.TargetId, Reason = Wording.Of(subject.Reason) }, cancellationToken);
        return mapper.Map<ReportResponse>(report);
    }

    private sealed class StillOpen : Specification<Report>
    {
        public StillOpen(long reporterId, ReportSubject subject) => Where(r =>
            r.ReporterId == reporterId && r.TargetType == subject.TargetType && r.TargetId == subject.TargetId && r.Status == ReportStatus.Open);
    }
}
