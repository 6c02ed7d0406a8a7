namespace MultiWeb.Application.Catalog.Alerts;

/// <summary>Counts somebody's keyword alerts. The database's unique index has the last word on each slot.</summary>
public interface IKeywordAlertSlots
{
    /// <param name="alertId">Those who look at the same moment with ids in a row are given different ones.</param>
    /// <returns>A free slot, from 1; null when all are taken.</returns>
    Task<int?> FindFreeAsync(long userId, long alertId, CancellationToken cancellationToken);
}
