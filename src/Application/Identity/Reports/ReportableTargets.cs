using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Reports;

namespace MultiWeb.Application.Identity.Reports;

internal static class ReportableTargets
{
    /// <summary>The module that has such things.</summary>
    public static IReportableTarget HavingType(this IEnumerable<IReportableTarget> targets, ReportTargetType type) =>
        targets.Single(target => target.Type == Wording.Of(type));
}
