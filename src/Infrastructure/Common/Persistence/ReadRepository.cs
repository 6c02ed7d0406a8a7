using AutoMapper;
using AutoMapper.QueryableExtensions;
using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

internal sealed class ReadRepository<T>(MultiWebDbContext db, IConfigurationProvider mappings, Pager pager) : IReadRepository<T> where T : AggregateRoot
{
    private IQueryable<T> Rows => db.Set<T>().AsNoTracking();

    public Task<TResponse?> FirstOrDefaultAsync<TResponse>(Specification<T, TResponse> specification, CancellationToken cancellationToken) =>
        Rows.Satisfying(specification).ProjectTo<TResponse>(mappings).FirstOrDefaultAsync(cancellationToken);

    public Task<List<TResponse>> ListAsync<TResponse>(Specification<T, TResponse> specification, CancellationToken cancellationToken) =>
        Rows.Satisfying(specification).ProjectTo<TResponse>(mappings).ToListAsync(cancellationToken);

    public async Task<Result<Paged<TResponse>>> PageAsync<TResponse>(
        Specification<T, TResponse> specification, PagedQuery page, CancellationToken cancellationToken) where TResponse : IDated
    {
        var opened = pager.Open(page);
        if (!opened.IsSuccess)
            return opened.Error;
        var window = opened.Value;
        int? total = window.Counts
            ? await specification.WhereExpressions.Aggregate(Rows, (q, where) => q.Where(where)).CountAsync(cancellationToken)
            : null;
        var rows = await Rows.Satisfying(specification, window).ProjectTo<TResponse>(mappings).ToListAsync(cancellationToken);
        return pager.Close(page, window, rows, total, item => SpecificationEvaluator.PositionOf(item));
    }

    public Task<bool> AnyAsync(Specification<T> specification, CancellationToken cancellationToken) =>
        Rows.Satisfying(specification).AnyAsync(cancellationToken);
}
