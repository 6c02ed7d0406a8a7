using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Sessions;

/// <summary>Signs access tokens (JWT, RS256).</summary>
public interface IAccessTokenIssuer
{
    string Issue(long userId, long sessionId, UserRole role, DateTimeOffset now);

    /// <summary>How long an access token is good for.</summary>
    TimeSpan Lifetime { get; }
}

/// <summary>Makes refresh tokens: opaque, random, known to the database by their digest only.</summary>
public interface IRefreshTokenFactory
{
    string Create();

    /// <summary>
    /// The one token that may follow: derived with a key that only the service holds, so that a client who repeats a refresh
    /// gets the same successor again although nobody has kept it.
    /// </summary>
    string SuccessorOf(string token);

    byte[] Digest(string token);
}

/// <summary>The public halves of the keys that access tokens may be signed with.</summary>
public interface ISigningKeys
{
    IReadOnlyList<JsonWebKeyResponse> PublicKeys { get; }
}

/// <summary>An RSA public key (RFC 7517).</summary>
public sealed record JsonWebKeyResponse(string Kty, string Use, string Alg, string Kid, string N, string E);
