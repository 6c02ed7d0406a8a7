using System.Reflection;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Security;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Application;

/// <summary>Power over others leaves a trace.</summary>
public sealed class AuditTests
{
    [Fact]
    public void What_moderators_and_administrators_do_is_audited() => RequestTests.Requests
        .Where(t => RequestTests.IsCommand(t) && t.Type.GetCustomAttribute<AccessAttribute>()?.Level >= AccessLevel.Moderator)
        .AtLeast(5)
        .Demands(t => RequestTests.HandlersOf(t).Exists(IsAudited), "is handled without a line to the audit log")
        .Instead("await audit.RecordAsync(…) in the handler, or in what it leaves the work to: the entry shares the commit.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.CommandThatLeavesNoTrace));

    private static bool IsAudited(CodeType handler) => Records(handler)
        || handler.References.Any(r => Code.All.Any(t => t.Place.Layer == "Application" && t.Type.FullName == r.FullName && Records(t)));

    private static bool Records(CodeType type) => type.Calls.Any(c => c.Target == $"{typeof(IAuditLog).FullName}.{nameof(IAuditLog.RecordAsync)}");
}
