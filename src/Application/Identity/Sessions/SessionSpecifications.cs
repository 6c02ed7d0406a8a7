using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions;

/// <summary>The session that a refresh token belongs to, with no more of its chain than the decision needs.</summary>
internal sealed class SessionByToken : Specification<Session>
{
    public SessionByToken(byte[] presented, byte[] successor)
    {
        Where(s => s.Tokens.Any(t => t.Hash == presented));
        Include(s => s.Tokens.Where(t => t.Hash == presented || t.Hash == successor));
    }
}

internal sealed class LiveSessionsOf : Specification<Session>
{
    public LiveSessionsOf(long userId) => Where(s => s.UserId == userId && s.RevokedAt == null);
}
