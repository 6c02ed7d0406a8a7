using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Identity.Reports;
using MultiWeb.Domain.Identity.Reports;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Reports;

internal sealed class OpenReportSlots(MultiWebDbContext db) : IOpenReportSlots
{
    public async Task<int?> FindFreeAsync(long reporterId, CancellationToken cancellationToken)
    {
        var taken = await db.Set<Report>()
            .Where(r => r.ReporterId == reporterId && r.OpenSlot != null)
            .Select(r => r.OpenSlot!.Value)
            .ToListAsync(cancellationToken);
        var free = Enumerable.Range(1, Report.MaxOpen).Except(taken).ToArray();
        // Any of them, so that reports of one person that come at the same moment rarely meet.
        return free.Length == 0 ? null : free[Random.Shared.Next(free.Length)];
    }
}
