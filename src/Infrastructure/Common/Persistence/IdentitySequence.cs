using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Common.Persistence;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Ids from a table's own sequence, <c>catalog.products_id_seq</c> for <c>catalog.products</c>.</summary>
internal sealed class IdentitySequence(MultiWebDbContext db, IdentityBlocks blocks) : IIdentitySequence
{
    public ValueTask<long> NextAsync<TEntity>(CancellationToken cancellationToken)
    {
        var table = db.Model.FindEntityType(typeof(TEntity)) ?? throw new InvalidOperationException($"{typeof(TEntity).Name} has no table.");
        return blocks.NextAsync($"{table.GetSchema()}.{table.GetTableName()}_id_seq", cancellationToken);
    }
}

/// <summary>
/// HiLo: the sequences step by <see cref="BlockSize"/>, so one round trip gives this process a whole block.
/// Blocks that are not used up leave gaps; ids promise neither order nor density.
/// </summary>
internal sealed class IdentityBlocks(NpgsqlDataSource database)
{
    public const int BlockSize = 100;

    private readonly ConcurrentDictionary<string, Block> _blocks = new(StringComparer.Ordinal);

    public ValueTask<long> NextAsync(string sequence, CancellationToken cancellationToken) =>
        _blocks.GetOrAdd(sequence, name => new Block(database, name)).NextAsync(cancellationToken);

    private sealed class Block(NpgsqlDataSource database, string sequence)
    {
        private readonly SemaphoreSlim _gate = new(1, 1);
        private long _next;
        private long _end;

        public async ValueTask<long> NextAsync(CancellationToken cancellationToken)
        {
            await _gate.WaitAsync(cancellationToken);
            try
            {
                if (_next == _end)
                {
                    await using var command = database.CreateCommand("SELECT nextval($1::regclass)");
                    command.Parameters.AddWithValue(sequence);
                    _next = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
                    _end = _next + BlockSize;
                }
                return _next++;
            }
            finally
            {
                _gate.Release();
            }
        }
    }
}
