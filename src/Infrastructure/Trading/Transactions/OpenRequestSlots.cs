using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Trading.Transactions;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Trading.Transactions;

internal sealed class OpenRequestSlots(MultiWebDbContext db) : IOpenRequestSlots
{
    public async Task<int?> FindFreeAsync(long buyerId, CancellationToken cancellationToken)
    {
        var taken = await db.Set<Transaction>()
            .Where(t => t.BuyerId == buyerId && t.OpenSlot != null)
            .Select(t => t.OpenSlot!.Value)
            .ToListAsync(cancellationToken);
        var free = Enumerable.Range(1, Transaction.MaxOpenRequests).Except(taken).ToArray();
        // Any of them, so that requests of one buyer that come at the same moment rarely meet.
        return free.Length == 0 ? null : free[Random.Shared.Next(free.Length)];
    }
}
