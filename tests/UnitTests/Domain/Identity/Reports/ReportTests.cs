using MultiWeb.Domain.Identity.Events;
using MultiWeb.Domain.Identity.Reports;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Identity.Reports;

public sealed class ReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_report_is_resolved_once_and_gives_its_place_back()
    {
        var filed = Report.File(1, 3, 7, new ReportSubject(ReportTargetType.Product, 11, ReportReason.Fraud, "가짜예요"), Now);
        filed.Events.Should().Equal(new ReportFiled(1, 7, "product", 11, "fraud", Now));
        (filed.Status, filed.OpenSlot).Should().Be((ReportStatus.Open, 3));
        var report = filed.AsLoaded();

        report.Resolve(ReportOutcome.Removed, "정책 위반", 5, 9, Now.AddHours(1)).IsSuccess.Should().BeTrue();

        (report.Status, report.OpenSlot, report.Outcome, report.Note, report.ResolvedBy, report.ResolvedAt)
            .Should().Be((ReportStatus.Resolved, null, ReportOutcome.Removed, "정책 위반", 9, Now.AddHours(1)));
        report.Events.Should().Equal(new ReportResolved(1, 7, 5, "product", 11, "removed", Now.AddHours(1)));
        report.Resolve(ReportOutcome.Dismissed, "아니에요", 5, 10, Now.AddHours(2)).Error.Should().Be(ReportErrors.AlreadyResolved);
    }
}
