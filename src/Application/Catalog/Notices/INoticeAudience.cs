using MultiWeb.Domain.Catalog.Notices;

namespace MultiWeb.Application.Catalog.Notices;

/// <summary>Who wants to hear what.</summary>
public interface INoticeAudience
{
    /// <summary>
    /// Those whom an announcement concerns, in the order of their ids: who waits for a keyword that is found in the listing, or
    /// who keeps an eye on it. Never its seller.
    /// </summary>
    /// <param name="afterUserId">Those behind this one; 0 from the first.</param>
    /// <param name="quietSince">Whoever has been told the same of the listing since then is left out.</param>
    Task<IReadOnlyList<Recipient>> NextAsync(Announcement what, long afterUserId, DateTimeOffset quietSince, int atMost, CancellationToken cancellationToken);
}
