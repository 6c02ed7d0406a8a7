using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Begins the transaction that the unit of work otherwise begins when it commits; one that is there already is somebody else's to end.</summary>
internal sealed class RowLock(MultiWebDbContext db) : IRowLock
{
    private IDbContextTransaction? _transaction;

    public Task HoldAsync<T>(T aggregate, CancellationToken cancellationToken) where T : AggregateRoot =>
        HoldAsync<T>(aggregate.Id, cancellationToken);

    public async Task HoldAsync<T>(long id, CancellationToken cancellationToken) where T : AggregateRoot
    {
        if (db.Database.CurrentTransaction is null)
            _transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var table = db.Model.FindEntityType(typeof(T))!;
        var sql = $"SELECT FROM {table.GetSchema()}.{table.GetTableName()} WHERE id = {{0}} FOR NO KEY UPDATE";
        await db.Database.ExecuteSqlRawAsync(sql, [id], cancellationToken);
    }

    public Task CommitAsync(CancellationToken cancellationToken) => _transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Lets go; what was not committed is undone.</summary>
    public async Task EndAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        _transaction = null;
    }
}
