using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions.Queries;

/// <summary>The caller's deals, newest first.</summary>
/// <param name="Role">Only those where he is the buyer, or the seller.</param>
/// <param name="Status">Only those in this status.</param>
[Access(AccessLevel.SignedIn)]
public sealed record ListTransactionsQuery(DealParty? Role = null, TransactionStatus? Status = null)
    : PagedQuery, IQuery<Paged<TransactionResponse>>;

internal sealed class ListTransactionsValidator : PagedQueryValidator<ListTransactionsQuery>;

internal sealed class ListTransactionsHandler(
    IReadRepository<Transaction> deals, ICurrentUser me, TimeProvider time) : IQueryHandler<ListTransactionsQuery, Paged<TransactionResponse>>
{
    public async Task<Result<Paged<TransactionResponse>>> Handle(ListTransactionsQuery query, CancellationToken cancellationToken)
    {
        var page = await deals.PageAsync(new OwnTransactions(me.Id, query.Role, query.Status), query, cancellationToken);
        var now = time.Now();
        return page.IsSuccess ? page.Value.Select(deal => deal.For(me.Id, now)) : page;
    }

    private sealed class OwnTransactions : Specification<Transaction, TransactionResponse>
    {
        public OwnTransactions(long userId, DealParty? role, TransactionStatus? status)
        {
            if (role is null)
                Where(t => t.BuyerId == userId || t.SellerId == userId);
            else if (role == DealParty.Buyer)
                Where(t => t.BuyerId == userId);
            else
                Where(t => t.SellerId == userId);
            if (status is not null)
                Where(t => t.Status == status);
            OrderByNewest(t => t.CreatedAt);
        }
    }
}
