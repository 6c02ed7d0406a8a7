using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Persistence;

/// <summary>Where commands get their aggregates from. What they change in them is written by the unit of work, all or nothing.</summary>
public interface IRepository<T> where T : AggregateRoot
{
    /// <summary>An id for a new <typeparamref name="T"/>, from a database sequence: it is real before anything is written.</summary>
    ValueTask<long> NextIdAsync(CancellationToken cancellationToken);

    Task<T?> GetByIdAsync(long id, CancellationToken cancellationToken);

    Task<T?> FirstOrDefaultAsync(Specification<T> specification, CancellationToken cancellationToken);

    Task<List<T>> ListAsync(Specification<T> specification, CancellationToken cancellationToken);

    void Add(T aggregate);

    /// <summary>For what nothing else names any more; most aggregates end by a state of theirs, and stay.</summary>
    void Remove(T aggregate);
}

/// <summary>Where queries read from: never tracked, projected in the database to just what the answer holds.</summary>
public interface IReadRepository<T> where T : AggregateRoot
{
    Task<TResponse?> FirstOrDefaultAsync<TResponse>(Specification<T, TResponse> specification, CancellationToken cancellationToken);

    Task<List<TResponse>> ListAsync<TResponse>(Specification<T, TResponse> specification, CancellationToken cancellationToken);

    /// <summary>One page, newest first, by number or by cursor.</summary>
    Task<Result<Paged<TResponse>>> PageAsync<TResponse>(Specification<T, TResponse> specification, PagedQuery page, CancellationToken cancellationToken)
        where TResponse : IDated;

    Task<bool> AnyAsync(Specification<T> specification, CancellationToken cancellationToken);
}
