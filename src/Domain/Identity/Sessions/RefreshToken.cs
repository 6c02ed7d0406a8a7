namespace MultiWeb.Domain.Identity.Sessions;

/// <summary>One link of a session's chain. Only its SHA-256 digest is kept: a stolen table opens nothing.</summary>
public sealed class RefreshToken
{
    public const int HashLength = 32;

    private RefreshToken() { }

    internal RefreshToken(byte[] hash, DateTimeOffset issuedAt, DateTimeOffset expiresAt) =>
        (Hash, IssuedAt, ExpiresAt) = (hash, issuedAt, expiresAt);

    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When its successor was issued; null for the one that lives.</summary>
    public DateTimeOffset? SpentAt { get; private set; }

    internal void Spend(DateTimeOffset now) => SpentAt = now;
}
