using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions;

/// <summary>A deal for one of its parties; to everybody else it does not exist.</summary>
internal sealed class OwnTransaction<TResponse> : Specification<Transaction, TResponse>
{
    public OwnTransaction(long id, long userId) => Where(t => t.Id == id && (t.BuyerId == userId || t.SellerId == userId));
}
