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
        return FreeSlot.Among(taken, Report.MaxOpen, Random.Shared.NextInt64());
    }
}
