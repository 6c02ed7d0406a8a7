using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Identity.Reports;

public static class ReportErrors
{
    public static Error AlreadyReported { get; } = new("already_reported", ErrorKind.Conflict, "You have reported this already, and it is still being looked at.");
    public static Error TooManyOpen { get; } = new("too_many_open_reports", ErrorKind.Conflict, $"You have {Report.MaxOpen} open reports; wait until one of them was looked at.");
    public static Error AlreadyResolved { get; } = new("already_resolved", ErrorKind.Conflict, "Somebody has resolved this report already.");
    public static Error OwnCase { get; } = CommonErrors.Forbidden with { Detail = "Nobody decides about a report that he has filed, or that is about him." };
    public static Error Oneself { get; } = CommonErrors.Invalid("#/target_id", "oneself", "You cannot report yourself or what is yours.");
}
