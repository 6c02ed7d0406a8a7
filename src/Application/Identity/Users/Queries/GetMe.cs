using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Queries;

/// <summary>One's own account.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record GetMeQuery : IQuery<UserResponse>;

internal sealed class GetMeHandler(IReadRepository<User> users, ICurrentUser me) : IQueryHandler<GetMeQuery, UserResponse>
{
    public async Task<Result<UserResponse>> Handle(GetMeQuery query, CancellationToken cancellationToken) =>
        await users.FirstOrDefaultAsync(new ActiveUserById<UserResponse>(me.Id), cancellationToken) is { } user ? user : CommonErrors.NotFound;
}
