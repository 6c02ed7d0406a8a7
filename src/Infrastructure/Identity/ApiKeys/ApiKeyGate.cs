using System.Data;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Infrastructure.Common.RateLimits;
using Npgsql;

namespace MultiWeb.Infrastructure.Identity.ApiKeys;

/// <summary>Asks the database, and believes the answer for half a second, as the gate of sessions does.</summary>
internal sealed class ApiKeyGate(NpgsqlDataSource database, ActiveUsers activeUsers, LocalWindows guesses, TimeProvider time, ILogger<ApiKeyGate> logger) : IApiKeyGate, IDisposable
{
    private static readonly TimeSpan Belief = TimeSpan.FromMilliseconds(500);

    /// <summary>A key in a hurry does not write at every request.</summary>
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    /// <summary>Unknown keys of one network in a minute: nobody who has a key mistypes it so often, and each costs a query.</summary>
    private const int MaxGuesses = 30;

    /// <summary>A key that was good before is asked about however much others behind the same address guess.</summary>
    private static readonly TimeSpan Acquaintance = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _keys = new(new MemoryCacheOptions { SizeLimit = 100_000, ExpirationScanFrequency = TimeSpan.FromSeconds(5) });
    private readonly MemoryCache _acquaintances = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    public async Task<LiveApiKey?> FindAsync(string key, string client, CancellationToken cancellationToken)
    {
        if (!ApiKeyFactory.HasForm(key))
            return null;
        var digest = ApiKeyFactory.Digest(key);
        var name = Convert.ToHexString(digest);
        if (!_keys.TryGetValue(name, out Row? row))
        {
            var guess = $"api-key:{client}";
            if (!_acquaintances.TryGetValue(name, out _) && guesses.Find(guess) is { Count: >= MaxGuesses })
                return null;
            row = await ReadAsync(digest, cancellationToken);
            if (row is null)
            {
                guesses.Count(guess, TimeSpan.FromMinutes(1));
                return null;
            }
            Keep(_keys, name, row, Belief);
            Keep(_acquaintances, name, row, Acquaintance);
            Note(row);
        }
        return row is not null && !(row.ExpiresAt <= time.Now()) ? row.Key : null;
    }

    public void Dispose()
    {
        _keys.Dispose();
        _acquaintances.Dispose();
    }

    private static void Keep(MemoryCache cache, string name, Row row, TimeSpan time) =>
        cache.Set(name, row, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = time });

    private void Note(Row row)
    {
        activeUsers.Saw(row.Key.UserId);
        if (row.LastUsedAt is not { } last || time.Now() - last >= NotedEvery)
            _ = NoteUseAsync(row.Id);
    }

    /// <summary>Aside: nobody waits for it, and it is not missed where it fails.</summary>
    private async Task NoteUseAsync(long id)
    {
        try
        {
            await using var command = database.CreateCommand("UPDATE identity.api_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)");
            command.Parameters.AddWithValue(id);
            command.Parameters.AddWithValue(time.Now());
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or ObjectDisposedException)
        {
            logger.LogDebug(LogEvents.KeyUseUnnoted, "The use of a key could not be noted ({Reason})", exception.GetType().Name);
        }
    }

    private async Task<Row?> ReadAsync(byte[] digest, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT k.id, k.user_id, u.role, k.scopes, k.expires_at, k.last_used_at
            FROM identity.api_keys k JOIN identity.users u ON u.id = k.user_id
            WHERE k.hash = $1 AND k.revoked_at IS NULL AND u.is_active
            """);
        command.Parameters.AddWithValue(digest);
        await using var row = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new Row(
                row.GetInt64(0), new LiveApiKey(row.GetInt64(1), row.GetString(2), row.GetString(3).Split(' ')),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5))
            : null;
    }

    private sealed record Row(long Id, LiveApiKey Key, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);
}
