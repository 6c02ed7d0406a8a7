using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions.Queries;

/// <summary>The audit trail of one of the caller's deals: every step that was taken, first to last, on one page.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record ListTransitionsQuery(long TransactionId) : IQuery<Paged<TransitionResponse>>;

public sealed record TransitionResponse(
    int Number, TransitionName Transition, TransactionStatus? FromStatus, TransactionStatus ToStatus, long ActorId, string? Note, DateTimeOffset At);

internal sealed class ListTransitionsHandler(
    IReadRepository<Transaction> deals, ICurrentUser me) : IQueryHandler<ListTransitionsQuery, Paged<TransitionResponse>>
{
    public async Task<Result<Paged<TransitionResponse>>> Handle(ListTransitionsQuery query, CancellationToken cancellationToken) =>
        await deals.FirstOrDefaultAsync(new OwnTransaction<Trail>(query.TransactionId, me.Id), cancellationToken) is { } trail
            ? Paged.Whole(trail.Steps.OrderBy(s => s.Number).ToList())
            : CommonErrors.NotFound;

    internal sealed record Trail(IReadOnlyList<TransitionResponse> Steps);

    internal sealed class Mappings : AutoMapper.Profile
    {
        public Mappings()
        {
            CreateMap<TransactionStep, TransitionResponse>();
            CreateMap<Transaction, Trail>();
        }
    }
}
