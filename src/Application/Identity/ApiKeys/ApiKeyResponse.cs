using MultiWeb.Domain.Identity.ApiKeys;

namespace MultiWeb.Application.Identity.ApiKeys;

/// <summary>An API key as administrators see it, without the key.</summary>
/// <param name="UserId">As whom it acts.</param>
/// <param name="Prefix">How the key begins.</param>
/// <param name="LastUsedAt">To the minute; null for one that was never used.</param>
public sealed record ApiKeyResponse(
    long Id, long UserId, string Name, string Prefix, IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
{
    internal static ApiKeyResponse Of(ApiKey key) => new(
        key.Id, key.UserId, key.Name, key.Prefix, key.Scopes, key.CreatedAt, key.ExpiresAt, key.LastUsedAt, key.RevokedAt);
}
