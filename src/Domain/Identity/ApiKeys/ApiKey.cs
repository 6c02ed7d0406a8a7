using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Domain.Identity.ApiKeys;

/// <summary>
/// By which a service acts as an account, within scopes, without anybody's password. Only the SHA-256 digest of the key is kept:
/// a stolen table opens nothing.
/// </summary>
public sealed class ApiKey : AggregateRoot
{
    public const int NameMaxLength = 100;
    public const int HashLength = 32;
    public const int PrefixLength = 8;
    public const int ScopesMaxLength = 500;

    private ApiKey() { }

    private ApiKey(long id) : base(id) { }

    /// <summary>As whom it acts; never as more than he is at the moment.</summary>
    public long UserId { get; private set; }

    /// <summary>What it is for, so that a person knows it again.</summary>
    public string Name { get; private set; } = "";

    public byte[] Hash { get; private set; } = [];

    /// <summary>How the key begins: enough to tell two of them apart, too little to guess one.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>What it may do: <c>products:read</c>, <c>messages:write</c>. Never changed: a key that should do something else is another one.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>To the minute; noted aside, without moving the version.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static ApiKey Issue(long id, long userId, ApiKeyTerms terms, string prefix, byte[] hash, DateTimeOffset now)
    {
        var key = new ApiKey(id)
        {
            UserId = userId,
            Name = terms.Name,
            Scopes = [.. terms.Scopes.Distinct()],
            ExpiresAt = terms.ExpiresAt,
            Prefix = prefix,
            Hash = hash,
            CreatedAt = now,
        };
        key.Raise(new ApiKeyIssued(id, userId, now));
        return key;
    }

    /// <summary>Ends it for good; twice is no error and no change.</summary>
    public void Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return;
        RevokedAt = now;
        Raise(new ApiKeyRevoked(Id, UserId, now));
    }
}

/// <summary>What a key is for.</summary>
/// <param name="ExpiresAt">Null for one that lasts until it is revoked.</param>
public sealed record ApiKeyTerms(string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt);
