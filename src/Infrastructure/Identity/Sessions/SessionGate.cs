using System.Data;
using Microsoft.Extensions.Caching.Memory;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Users;
using Npgsql;

namespace MultiWeb.Infrastructure.Identity.Sessions;

/// <summary>
/// Asks the database, and believes the answer for half a second: every instance then knows within a second that a session has
/// ended, whatever happens to Redis, at one indexed query per session and half second.
/// </summary>
internal sealed class SessionGate(NpgsqlDataSource database, ActiveUsers activeUsers) : ISessionGate, IDisposable
{
    private static readonly TimeSpan Belief = TimeSpan.FromMilliseconds(500);

    private readonly MemoryCache _sessions = new(new MemoryCacheOptions { SizeLimit = 100_000, ExpirationScanFrequency = TimeSpan.FromSeconds(5) });

    public async Task<LiveSession?> FindAsync(long sessionId, CancellationToken cancellationToken)
    {
        if (_sessions.TryGetValue(sessionId, out LiveSession? known))
            return known;
        var session = await ReadAsync(sessionId, cancellationToken);
        _sessions.Set(sessionId, session, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Belief });
        // Half a second is close enough: whoever is remembered above was seen then.
        if (session is not null)
            activeUsers.Saw(session.UserId);
        return session;
    }

    public void Dispose() => _sessions.Dispose();

    private async Task<LiveSession?> ReadAsync(long sessionId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT s.user_id, u.role
            FROM identity.sessions s JOIN identity.users u ON u.id = s.user_id
            WHERE s.id = $1 AND s.revoked_at IS NULL AND u.is_active
            """);
        command.Parameters.AddWithValue(sessionId);
        await using var row = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new LiveSession(sessionId, row.GetInt64(0), row.GetString(1)) : null;
    }
}
