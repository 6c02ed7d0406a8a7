using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Domain.Identity.Reports;

/// <summary>What somebody wants a moderator to look at.</summary>
public sealed class Report : AggregateRoot
{
    public const int CommentMaxLength = 1000;
    public const int NoteMaxLength = 1000;

    /// <summary>So many of one person wait at a time: a queue that anybody can fill is none.</summary>
    public const int MaxOpen = 20;

    private Report() { }

    private Report(long id) : base(id) { }

    public long ReporterId { get; private set; }

    public ReportTargetType TargetType { get; private set; }

    public long TargetId { get; private set; }

    public ReportReason Reason { get; private set; }

    public string? Comment { get; private set; }

    public ReportStatus Status { get; private set; }

    /// <summary>Which of its reporter's <see cref="MaxOpen"/> places it holds, from 1; null once it is resolved.</summary>
    public int? OpenSlot { get; private set; }

    public ReportOutcome? Outcome { get; private set; }

    /// <summary>The moderator's reason.</summary>
    public string? Note { get; private set; }

    public long? ResolvedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public static Report File(long id, int openSlot, long reporterId, ReportSubject subject, DateTimeOffset now)
    {
        var report = new Report(id)
        {
            ReporterId = reporterId,
            TargetType = subject.TargetType,
            TargetId = subject.TargetId,
            Reason = subject.Reason,
            Comment = subject.Comment,
            Status = ReportStatus.Open,
            OpenSlot = openSlot,
            CreatedAt = now,
        };
        report.Raise(new ReportFiled(id, reporterId, Wording.Of(subject.TargetType), subject.TargetId, Wording.Of(subject.Reason), now));
        return report;
    }

    /// <param name="ownerId">Whose it is that was reported; null where there is nobody any more.</param>
    public Result Resolve(ReportOutcome outcome, string note, long? ownerId, long moderatorId, DateTimeOffset now)
    {
        if (Status == ReportStatus.Resolved)
            return ReportErrors.AlreadyResolved;
        (Status, OpenSlot) = (ReportStatus.Resolved, null);
        (Outcome, Note, ResolvedBy, ResolvedAt) = (outcome, note, moderatorId, now);
        Raise(new ReportResolved(Id, ReporterId, ownerId, Wording.Of(TargetType), TargetId, Wording.Of(outcome), now));
        return Result.Success();
    }
}

/// <summary>What is reported, and why.</summary>
public sealed record ReportSubject(ReportTargetType TargetType, long TargetId, ReportReason Reason, string? Comment);
