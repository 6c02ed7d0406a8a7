using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Domain.Identity.Sessions;

/// <summary>
/// One login on one device: the family of refresh tokens that descend from it, of which at most one lives.
/// A token that is presented after its successor was issued means that somebody else holds a copy, and ends the family
/// (RFC 9700, section 4.14.2).
/// </summary>
public sealed class Session : AggregateRoot
{
    public const int DeviceMaxLength = 200;
    public const int IpAddressMaxLength = 45;
    public const int ReasonMaxLength = 30;
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>A client whose answer was lost may repeat its refresh for this long, and gets the same successor again.</summary>
    public static readonly TimeSpan RepeatWindow = TimeSpan.FromSeconds(10);

    private readonly List<RefreshToken> _tokens = [];

    private Session() { }

    private Session(long id) : base(id) { }

    public long UserId { get; private set; }

    public string? Device { get; private set; }

    public string? IpAddress { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastUsedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedReason { get; private set; }

    /// <summary>Loaded in part: only the presented token and its successor are needed to decide.</summary>
    public IReadOnlyList<RefreshToken> Tokens => _tokens;

    public static Session Open(long id, long userId, byte[] tokenHash, string? device, string? ipAddress, DateTimeOffset now)
    {
        var session = new Session(id)
        {
            UserId = userId,
            Device = device,
            IpAddress = ipAddress,
            CreatedAt = now,
            LastUsedAt = now,
            ExpiresAt = now + Lifetime,
        };
        session._tokens.Add(new RefreshToken(tokenHash, now, now + Lifetime));
        session.Raise(new SessionOpened(id, userId, now));
        return session;
    }

    /// <summary>
    /// Puts the successor in the presented token's place. Where the presented one is already spent, a repeat within
    /// <see cref="RepeatWindow"/> changes nothing and succeeds as long as the successor is unspent itself; anything later
    /// ends the family.
    /// </summary>
    public Result Rotate(byte[] presented, byte[] successor, DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return CommonErrors.TokenRevoked;
        if (_tokens.Find(t => t.Hash.AsSpan().SequenceEqual(presented)) is not { } token)
            return CommonErrors.Unauthenticated;
        if (token.ExpiresAt <= now)
            return CommonErrors.TokenExpired;
        if (token.SpentAt is { } spentAt)
            return now - spentAt <= RepeatWindow && _tokens.Exists(t => t.SpentAt is null && t.Hash.AsSpan().SequenceEqual(successor))
                ? Result.Success()
                : Reused(now);

        token.Spend(now);
        _tokens.Add(new RefreshToken(successor, now, now + Lifetime));
        LastUsedAt = now;
        ExpiresAt = now + Lifetime;
        Raise(new SessionRefreshed(Id, UserId, now));
        return Result.Success();
    }

    /// <summary>Ends the session; its access tokens go with it. Ending it twice is no error.</summary>
    public void Revoke(string reason, DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return;
        RevokedAt = now;
        RevokedReason = reason;
        Raise(new SessionRevoked(Id, UserId, reason, now));
    }

    private Error Reused(DateTimeOffset now)
    {
        Revoke("reuse", now);
        return CommonErrors.TokenRevoked;
    }
}
