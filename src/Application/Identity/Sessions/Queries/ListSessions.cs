using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions.Queries;

/// <summary>Where the caller is signed in, newest first.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record ListSessionsQuery : PagedQuery, IQuery<Paged<SessionResponse>>;

internal sealed class ListSessionsValidator : PagedQueryValidator<ListSessionsQuery>;

internal sealed class ListSessionsHandler(
    IReadRepository<Session> sessions, ICurrentUser me, TimeProvider time) : IQueryHandler<ListSessionsQuery, Paged<SessionResponse>>
{
    public async Task<Result<Paged<SessionResponse>>> Handle(ListSessionsQuery query, CancellationToken cancellationToken)
    {
        var page = await sessions.PageAsync(new LivingSessions(me.Id, time.Now()), query, cancellationToken);
        return page.IsSuccess ? page.Value.Select(session => session with { IsCurrent = session.Id == me.SessionId }) : page;
    }

    private sealed class LivingSessions : Specification<Session, SessionResponse>
    {
        public LivingSessions(long userId, DateTimeOffset now)
        {
            Where(s => s.UserId == userId && s.RevokedAt == null && s.ExpiresAt > now);
            OrderByNewest(s => s.CreatedAt);
        }
    }
}
