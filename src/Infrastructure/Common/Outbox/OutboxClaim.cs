using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>
/// Messages that are this relay's alone, for as long as its transaction lasts: the first one waiting of each aggregate, so that
/// two relays never work on one aggregate. Whoever dies loses his locks with his connection, and another takes over at once.
/// </summary>
internal sealed class OutboxClaim : IAsyncDisposable
{
    public const int MaxMessages = 32;

    private const string ClaimSql = """
        SELECT m.id, m.aggregate_type, m.aggregate_id, m.aggregate_version, m.ordinal, m.type, m.payload, m.trace_parent, m.occurred_at, m.attempts
        FROM common.outbox m
        WHERE m.processed_at IS NULL AND m.parked_at IS NULL AND (m.due_at IS NULL OR m.due_at <= now())
          AND NOT EXISTS (
            SELECT FROM common.outbox earlier
            WHERE earlier.processed_at IS NULL AND earlier.parked_at IS NULL
              AND earlier.aggregate_type = m.aggregate_type AND earlier.aggregate_id = m.aggregate_id
              AND (earlier.aggregate_version, earlier.ordinal) < (m.aggregate_version, m.ordinal))
        ORDER BY m.occurred_at, m.id
        LIMIT $1
        FOR UPDATE SKIP LOCKED
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private OutboxClaim(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public IReadOnlyList<OutboxMessage> Messages { get; private set; } = [];

    public static async Task<OutboxClaim> TakeAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var claim = new OutboxClaim(connection, transaction);
        try
        {
            // Consumers have longer than a request before the server takes this for forgotten.
            await claim.ExecuteAsync("SET LOCAL idle_in_transaction_session_timeout = '3min'", [], cancellationToken);
            claim.Messages = await claim.ReadAsync(cancellationToken);
            return claim;
        }
        catch
        {
            await claim.DisposeAsync();
            throw;
        }
    }

    public Task MarkProcessedAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => ExecuteAsync(
        "UPDATE common.outbox SET processed_at = clock_timestamp(), last_error = NULL WHERE id = ANY($1)", [new() { Value = ids.ToArray() }], cancellationToken);

    /// <param name="delay">Until it is tried again; null parks it.</param>
    public Task MarkFailedAsync(long id, TimeSpan? delay, string error, CancellationToken cancellationToken) => ExecuteAsync(
        """
        UPDATE common.outbox SET attempts = attempts + 1, last_error = $3, due_at = clock_timestamp() + $2,
            parked_at = CASE WHEN $2 IS NULL THEN clock_timestamp() END
        WHERE id = $1
        """,
        [
            new() { Value = id },
            new() { Value = (object?)delay ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Interval },
            new() { Value = Storable(error) },
        ],
        cancellationToken);

    public Task CommitAsync(CancellationToken cancellationToken) => _transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    /// <summary>What PostgreSQL takes whatever it is: no half of a character, nowhere, and no NUL.</summary>
    private static string Storable(string error)
    {
        var cut = error.Length > OutboxMessage.ErrorMaxLength ? error[..OutboxMessage.ErrorMaxLength] : error;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)).Replace('\0', ' ');
    }

    private async Task<List<OutboxMessage>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ClaimSql, _connection, _transaction) { Parameters = { new() { Value = MaxMessages } } };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var messages = new List<OutboxMessage>();
        while (await rows.ReadAsync(cancellationToken))
        {
            messages.Add(new OutboxMessage
            {
                Id = rows.GetInt64(0),
                AggregateType = rows.GetString(1),
                AggregateId = rows.GetInt64(2),
                AggregateVersion = rows.GetInt32(3),
                Ordinal = rows.GetInt32(4),
                Type = rows.GetString(5),
                Payload = rows.GetString(6),
                TraceParent = rows.IsDBNull(7) ? null : rows.GetString(7),
                OccurredAt = rows.GetFieldValue<DateTimeOffset>(8),
                Attempts = rows.GetInt32(9),
            });
        }
        return messages;
    }

    private async Task ExecuteAsync(string sql, NpgsqlParameter[] values, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        command.Parameters.AddRange(values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
