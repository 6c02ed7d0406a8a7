using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Sessions;

/// <summary>Signs access tokens (JWT, RS256).</summary>
public interface IAccessTokenIssuer
{
    string Issue(long userId, long sessionId, UserRole role, DateTimeOffset now);

    /// <summary>How long an access token is good for.</summary>
    TimeSpan Lifetime { get; }
}
