using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions;

internal sealed class PersonalSessions(IReadRepository<Session> sessions) : IPersonalDataSource
{
    public string Section => "sessions";

    public async Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken) =>
        await sessions.ListAsync(new SessionsOf(userId), cancellationToken);

    /// <summary>Those that have ended as well.</summary>
    private sealed class SessionsOf : Specification<Session, SessionResponse>
    {
        public SessionsOf(long userId)
        {
            Where(s => s.UserId == userId);
            OrderByNewest(s => s.CreatedAt);
        }
    }
}
