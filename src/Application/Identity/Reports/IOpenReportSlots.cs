namespace MultiWeb.Application.Identity.Reports;

/// <summary>The places that one person's open reports take.</summary>
public interface IOpenReportSlots
{
    /// <returns>A place that nobody holds at the moment; null where all are taken.</returns>
    Task<int?> FindFreeAsync(long reporterId, CancellationToken cancellationToken);
}
