using MultiWeb.Application.Catalog.Products.Images;
using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>
/// The list of all stored files, each with the moment in which somebody last wanted it stored. It stands between an upload and the
/// sweep: who uploads notes the key before he looks whether the file is there, who sweeps takes the key off before he deletes the
/// file, in one transaction. For the same key one of them waits for the other, and finds what he has done.
/// </summary>
internal sealed class StoredImages(NpgsqlDataSource database)
{
    /// <summary>How long a file is kept that no product names: longer than any upload takes.</summary>
    private const string Grace = "1 hour";

    private const string Unnamed = $"""
        s.stored_at < now() - interval '{Grace}' AND NOT EXISTS (SELECT FROM catalog.product_images i WHERE i.storage_key = s.key)
        """;

    /// <summary>From now on the file stays for an hour at least.</summary>
    public async Task NoteAsync(ImageKey key, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            INSERT INTO catalog.stored_images (key, stored_at) VALUES ($1, now())
            ON CONFLICT (key) DO UPDATE SET stored_at = now()
            """);
        command.Parameters.AddWithValue(key.Text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Some of the keys that seem to be nobody's, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> FindUnnamedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"SELECT s.key FROM catalog.stored_images s WHERE {Unnamed} ORDER BY s.stored_at LIMIT 1000");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
            keys.Add(rows.GetString(0));
        return keys;
    }

    /// <summary>Takes a key off the list together with its file, if it still is nobody's and no other instance has it in hand.</summary>
    /// <param name="deleteFile">Where it throws, the key stays.</param>
    /// <returns>Whether it was.</returns>
    public async Task<bool> TakeOffAsync(string key, Func<Task> deleteFile, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"""
            DELETE FROM catalog.stored_images WHERE key = (
                SELECT s.key FROM catalog.stored_images s WHERE s.key = $1 AND {Unnamed} FOR UPDATE SKIP LOCKED)
            """, connection, transaction);
        command.Parameters.AddWithValue(key);
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            return false;
        await deleteFile();
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
