using System.Text.Json.Serialization;
using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Reports;

namespace MultiWeb.Application.Identity.Reports.Commands;

/// <summary>Decides about a report, and does what was decided, in one commit.</summary>
/// <param name="Outcome">dismissed, warned, removed (takes the listing off the market) or disabled (disables the account behind it; administrators only).</param>
/// <param name="Note">Why; kept with the report and in the audit log.</param>
[Access(AccessLevel.Moderator)]
public sealed record ResolveReportCommand(ReportOutcome? Outcome, string Note) : ICommand<ReportResponse>
{
    [JsonIgnore]
    public long ReportId { get; init; }
}

internal sealed class ResolveReportValidator : AbstractValidator<ResolveReportCommand>
{
    public ResolveReportValidator()
    {
        RuleFor(c => c.Outcome).NotNull();
        RuleFor(c => c.Note).NotEmpty().MaximumLength(Report.NoteMaxLength);
    }
}

internal sealed class ResolveReportHandler(
    IRepository<Report> reports, IEnumerable<IReportableTarget> targets, Suspension suspension, IAuditLog audit, ICurrentUser me, TimeProvider time, IMapper mapper)
    : ICommandHandler<ResolveReportCommand, ReportResponse>
{
    public async Task<Result<ReportResponse>> Handle(ResolveReportCommand command, CancellationToken cancellationToken)
    {
        if (await reports.GetByIdAsync(command.ReportId, cancellationToken) is not { } report)
            return CommonErrors.NotFound;
        var outcome = command.Outcome!.Value;
        if (outcome == ReportOutcome.Disabled && me.Level < AccessLevel.Admin)
            return CommonErrors.Forbidden;
        var owner = await targets.HavingType(report.TargetType).FindOwnerAsync(report.TargetId, seenBy: null, cancellationToken);
        if (owner == me.Id || report.ReporterId == me.Id)
            return ReportErrors.OwnCase;
        var resolved = report.Resolve(outcome, command.Note, owner, me.Id, time.Now());
        if (!resolved.IsSuccess)
            return resolved.Error;

        var done = outcome switch
        {
            ReportOutcome.Removed => await RemoveAsync(report, command.Note, cancellationToken),
            ReportOutcome.Disabled when owner is { } account => await suspension.DisableAsync(account, command.Note, cancellationToken),
            ReportOutcome.Disabled => CommonErrors.NotFound,
            _ => Result.Success(),
        };
        if (!done.IsSuccess)
            return done.Error;
        await audit.RecordAsync(
            "report_resolved", AuditTarget.Of<Report>(report.Id), new { Status = Wording.Of(ReportStatus.Open) },
            new { Status = Wording.Of(report.Status), Outcome = Wording.Of(outcome), command.Note }, cancellationToken);
        return mapper.Map<ReportResponse>(report);
    }

    private async Task<Result> RemoveAsync(Report report, string reason, CancellationToken cancellationToken)
    {
        var removed = await targets.HavingType(report.TargetType).RemoveAsync(report.TargetId, cancellationToken);
        if (removed.IsSuccess)
            await audit.RecordAsync(
                $"{Wording.Of(report.TargetType)}_removed", new AuditTarget(Wording.Of(report.TargetType), report.TargetId), null, new { Reason = reason, ReportId = report.Id }, cancellationToken);
        return removed;
    }
}
