using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

internal sealed class Repository<T>(MultiWebDbContext db, IIdentitySequence ids) : IRepository<T> where T : AggregateRoot
{
    /// <summary>Compiled once: what EF Core does anew for each query, finding the SQL among it, costs more than the query.</summary>
    private static readonly Func<MultiWebDbContext, long, CancellationToken, Task<T?>> ById =
        EF.CompileAsyncQuery((MultiWebDbContext context, long id, CancellationToken _) => context.Set<T>().FirstOrDefault(x => x.Id == id));

    public ValueTask<long> NextIdAsync(CancellationToken cancellationToken) => ids.NextAsync<T>(cancellationToken);

    public Task<T?> GetByIdAsync(long id, CancellationToken cancellationToken) =>
        ById(db, id, cancellationToken);

    public Task<T?> FirstOrDefaultAsync(Specification<T> specification, CancellationToken cancellationToken) =>
        db.Set<T>().Satisfying(specification).FirstOrDefaultAsync(cancellationToken);

    public Task<List<T>> ListAsync(Specification<T> specification, CancellationToken cancellationToken) =>
        db.Set<T>().Satisfying(specification).ToListAsync(cancellationToken);

    public void Add(T aggregate) => db.Add(aggregate);

    public void Remove(T aggregate) => db.Remove(aggregate);
}
