namespace MultiWeb.Application.Common.Security;

/// <summary>Whether an API key counts. What it says is at most half a second old, on every instance.</summary>
public interface IApiKeyGate
{
    /// <returns>Null for a key that is unknown, revoked or expired, or whose account is disabled: nobody learns which.</returns>
    /// <param name="client">Whose unknown keys are counted: a network that guesses too often is not listened to for a while.</param>
    Task<LiveApiKey?> FindAsync(string key, string client, CancellationToken cancellationToken);
}

/// <param name="Role">The account's role now.</param>
/// <param name="Scopes">See <see cref="ApiScope"/>.</param>
public sealed record LiveApiKey(long UserId, string Role, IReadOnlyList<string> Scopes);
