using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions.Queries;

/// <summary>One of the caller's deals, with the steps that he may take now.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record GetTransactionQuery(long TransactionId) : IQuery<TransactionResponse>;

internal sealed class GetTransactionHandler(
    IReadRepository<Transaction> deals, ICurrentUser me, TimeProvider time) : IQueryHandler<GetTransactionQuery, TransactionResponse>
{
    public async Task<Result<TransactionResponse>> Handle(GetTransactionQuery query, CancellationToken cancellationToken) =>
        await deals.FirstOrDefaultAsync(new OwnTransaction<TransactionResponse>(query.TransactionId, me.Id), cancellationToken) is { } deal
            ? deal.For(me.Id, time.Now())
            : CommonErrors.NotFound;
}
