using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions;

/// <summary>A person's deals: those that he can take along, and those that do not let him go.</summary>
internal sealed class PersonalDeals(IReadRepository<Transaction> deals) : IPersonalDataSource, IAccountClosureGuard
{
    public string Section => "transactions";

    public async Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken) =>
        await deals.ListAsync(new DealsOf(userId), cancellationToken);

    public Task<bool> NeedsAsync(long userId, CancellationToken cancellationToken) => deals.AnyAsync(new OpenDealsOf(userId), cancellationToken);

    private sealed class DealsOf : Specification<Transaction, TransactionResponse>
    {
        public DealsOf(long userId)
        {
            Where(t => t.BuyerId == userId || t.SellerId == userId);
            OrderByNewest(t => t.CreatedAt);
        }
    }

    private sealed class OpenDealsOf : Specification<Transaction>
    {
        public OpenDealsOf(long userId)
        {
            Where(t => t.BuyerId == userId || t.SellerId == userId);
            Where(t => t.Status != TransactionStatus.Completed && t.Status != TransactionStatus.Cancelled);
        }
    }
}
