using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

internal sealed class Repository<T>(MultiWebDbContext db, IIdentitySequence ids) : IRepository<T> where T : AggregateRoot
{
    public ValueTask<long> NextIdAsync(CancellationToken cancellationToken) => ids.NextAsync<T>(cancellationToken);

    public Task<T?> GetByIdAsync(long id, CancellationToken cancellationToken) =>
        db.Set<T>().FirstOrDefaultAsync(x => x.Id == id, cancellationToken);

    public Task<T?> FirstOrDefaultAsync(Specification<T> specification, CancellationToken cancellationToken) =>
        db.Set<T>().Satisfying(specification).FirstOrDefaultAsync(cancellationToken);

    public Task<List<T>> ListAsync(Specification<T> specification, CancellationToken cancellationToken) =>
        db.Set<T>().Satisfying(specification).ToListAsync(cancellationToken);

    public void Add(T aggregate) => db.Add(aggregate);
}
