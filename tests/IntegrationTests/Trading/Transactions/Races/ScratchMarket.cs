using System.Data;
using MultiWeb.IntegrationTests.Common.Databases;
using Npgsql;

namespace MultiWeb.IntegrationTests.Trading.Transactions.Races;

/// <summary>
/// Copies of the product and transaction tables without the index that guards them, and three ways to buy there: the two that
/// are commonly written and wrong, and one that is right.
/// </summary>
internal sealed class ScratchMarket(TestDatabase database, int clients)
{
    private MeetingPoint _meeting = new(clients);
    private long _products;

    /// <summary>The columns are the program's own; its unique indexes are what is left out.</summary>
    public async Task PrepareAsync()
    {
        await database.ExecuteAsync("""
            CREATE SCHEMA scratch;
            CREATE TABLE scratch.products (id bigint PRIMARY KEY, status varchar(20) NOT NULL);
            CREATE TABLE scratch.transactions (LIKE trading.transactions);
            """);
    }

    public async Task<long> OfferAsync()
    {
        _meeting = new MeetingPoint(clients);
        var id = ++_products;
        await database.ExecuteAsync("INSERT INTO scratch.products VALUES ($1, 'available')", id);
        return id;
    }

    public async Task<Books> ReadBooksAsync(long productId) => new(
        await database.CountAsync("scratch.transactions WHERE product_id = $1 AND status IN ('pending', 'confirmed', 'disputed', 'completed')", productId),
        await database.ReadAsync<string>("SELECT status FROM scratch.products WHERE id = $1", productId));

    /// <summary>Check, then insert, at READ COMMITTED: everybody looks before anybody acts.</summary>
    public Task<Told> CheckThenInsertAsync(int client, long productId) => InTransactionAsync(IsolationLevel.ReadCommitted, async connection =>
    {
        var status = await ScalarAsync(connection, "SELECT status FROM scratch.products WHERE id = $1", productId);
        await _meeting.ArriveAsync();
        if (status as string != "available")
            return Told.NotAvailable;
        await InsertAsync(connection, client, productId, "");
        await ExecuteAsync(connection, "UPDATE scratch.products SET status = 'reserved' WHERE id = $1", productId);
        return Told.Bought;
    });

    /// <summary>Insert where none is there, even at REPEATABLE READ: nobody sees what the others are about to commit.</summary>
    public Task<Told> InsertWhereNoneIsAsync(int client, long productId) => InTransactionAsync(IsolationLevel.RepeatableRead, async connection =>
    {
        // The first statement takes the snapshot; any would do, such as reading the price.
        await ScalarAsync(connection, "SELECT status FROM scratch.products WHERE id = $1", productId);
        await _meeting.ArriveAsync();
        var inserted = await InsertAsync(connection, client, productId,
            "WHERE NOT EXISTS (SELECT 1 FROM scratch.transactions WHERE product_id = $2 AND status IN ('pending', 'confirmed', 'disputed', 'completed'))");
        return inserted == 1 ? Told.Bought : Told.NotAvailable;
    });

    /// <summary>The guarded update: the row itself decides who comes first. It shows that the judge does not condemn everybody.</summary>
    public Task<Told> UpdateWhereAvailableAsync(int client, long productId) => InTransactionAsync(IsolationLevel.ReadCommitted, async connection =>
    {
        await _meeting.ArriveAsync();
        if (await ExecuteAsync(connection, "UPDATE scratch.products SET status = 'reserved' WHERE id = $1 AND status = 'available'", productId) == 0)
            return Told.NotAvailable;
        await InsertAsync(connection, client, productId, "");
        return Told.Bought;
    });

    private async Task<Told> InTransactionAsync(IsolationLevel isolation, Func<NpgsqlConnection, Task<Told>> buy)
    {
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(isolation);
        try
        {
            var told = await buy(connection);
            await transaction.CommitAsync();
            return told;
        }
        catch (PostgresException)
        {
            return Told.SomethingElse;
        }
    }

    private static Task<int> InsertAsync(NpgsqlConnection connection, int client, long productId, string where) =>
        ExecuteAsync(connection, $"""
            INSERT INTO scratch.transactions
                (id, product_id, product_title, buyer_id, seller_id, amount, status, payment_status, open_slot, process_version, created_at, updated_at, version)
            SELECT $1::bigint, $2::bigint, 'bicycle', $1::bigint + 1, 1, 1, 'pending', 'none', 1, 1, now(), now(), 1 {where}
            """, (long)client, productId);

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return command;
    }
}
