namespace MultiWeb.Application.Trading.Transactions;

/// <summary>Counts a buyer's open requests. The database's unique index has the last word on each slot.</summary>
public interface IOpenRequestSlots
{
    /// <returns>A free slot, from 1; null when all are taken.</returns>
    Task<int?> FindFreeAsync(long buyerId, CancellationToken cancellationToken);
}
