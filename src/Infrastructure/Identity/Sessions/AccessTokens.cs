using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MultiWeb.Application.Common;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Infrastructure.Identity.Sessions;

/// <summary>Access tokens as RFC 9068 has them: signed with RS256, typed <c>at+jwt</c>, short-lived.</summary>
internal sealed class AccessTokens(SigningKeys keys, AccessTokenSettings settings, TimeProvider time) : IAccessTokenIssuer
{
    private const string TokenType = "at+jwt";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public TimeSpan Lifetime => settings.Lifetime;

    public string Issue(long userId, long sessionId, UserRole role, DateTimeOffset now) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = settings.Issuer,
        Audience = settings.Audience,
        TokenType = TokenType,
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        Claims = new Dictionary<string, object>
        {
            ["sub"] = userId.ToString(),
            ["sid"] = sessionId.ToString(),
            ["role"] = Wording.Of(role),
            ["jti"] = Guid.NewGuid().ToString("N"),
        },
        SigningCredentials = new SigningCredentials(keys.Current, SecurityAlgorithms.RsaSha256),
    });

    /// <summary>What a token must be to be believed. The algorithm is ours to say, never the token's; a key in the token is never looked at.</summary>
    public TokenValidationParameters Validation => new()
    {
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        ValidTypes = [TokenType],
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKeys = keys.All,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = ClockSkew,
        LifetimeValidator = (notBefore, expires, _, _) =>
        {
            var now = time.Now().UtcDateTime;
            if (expires is null)
                throw new SecurityTokenNoExpirationException();
            if (expires < now - ClockSkew)
                throw new SecurityTokenExpiredException();
            return notBefore is null || notBefore <= now + ClockSkew;
        },
        NameClaimType = "sub",
        RoleClaimType = "role",
    };
}
