namespace MultiWeb.Application.Common.Security;

/// <summary>Whether the session behind an access token still lives. What it says is at most half a second old, on every instance.</summary>
public interface ISessionGate
{
    /// <returns>Null where the session has ended, or its account is disabled.</returns>
    Task<LiveSession?> FindAsync(long sessionId, CancellationToken cancellationToken);
}

/// <param name="SessionId">Null where an API key stands in for a session.</param>
/// <param name="Role">The account's role now, which may differ from the one in the token.</param>
public sealed record LiveSession(long? SessionId, long UserId, string Role);
