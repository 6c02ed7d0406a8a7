using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Catalog.Alerts;
using MultiWeb.Domain.Catalog.Alerts;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Alerts;

internal sealed class KeywordAlertSlots(MultiWebDbContext db) : IKeywordAlertSlots
{
    public async Task<int?> FindFreeAsync(long userId, long alertId, CancellationToken cancellationToken)
    {
        var taken = await db.Set<KeywordAlert>().Where(a => a.UserId == userId).Select(a => a.Slot).ToListAsync(cancellationToken);
        return FreeSlot.Among(taken, KeywordAlert.MaxPerUser, alertId);
    }
}
