using MultiWeb.Domain.Identity.Sessions;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Sessions;

/// <summary>What a client gets for a login or a refresh token (the shape of RFC 6749, section 5.1).</summary>
/// <param name="ExpiresIn">Seconds until the access token expires.</param>
public sealed record TokenResponse(string AccessToken, string RefreshToken, string TokenType, int ExpiresIn)
{
    /// <summary>How long the refresh token is good for. Whoever uses it gets another, so it is not told.</summary>
    public static TimeSpan RefreshLifetime => Session.Lifetime;

    internal static TokenResponse For(IAccessTokenIssuer issuer, User user, long sessionId, string refreshToken, DateTimeOffset now) =>
        new(issuer.Issue(user.Id, sessionId, user.Role, now), refreshToken, "bearer", (int)issuer.Lifetime.TotalSeconds);
}
