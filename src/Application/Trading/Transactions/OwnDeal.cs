using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions;

internal static class OwnDeal
{
    /// <summary>A deal for one of its parties to move: to everybody else it does not exist, and where it has moved on since he read it, he is told.</summary>
    public static async Task<Result<Transaction>> OwnAsync(
        this IRepository<Transaction> deals, long id, ICurrentUser me, int? expectedVersion, CancellationToken cancellationToken)
    {
        if (await deals.GetByIdAsync(id, cancellationToken) is not { } deal || deal.PartyOf(me.Id) is null)
            return CommonErrors.NotFound;
        return expectedVersion is { } expected && expected != deal.Version ? CommonErrors.VersionMismatch : deal;
    }
}
