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
        return FreeSlot.Among(taken, Transaction.MaxOpenRequests, Random.Shared.NextInt64());
    }
}
