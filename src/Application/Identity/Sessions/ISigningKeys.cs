namespace MultiWeb.Application.Identity.Sessions;

/// <summary>The public halves of the keys that access tokens may be signed with.</summary>
public interface ISigningKeys
{
    IReadOnlyList<JsonWebKeyResponse> PublicKeys { get; }
}

/// <summary>An RSA public key (RFC 7517).</summary>
public sealed record JsonWebKeyResponse(string Kty, string Use, string Alg, string Kid, string N, string E);
