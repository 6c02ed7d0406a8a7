using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Queries;

/// <summary>Somebody's public profile.</summary>
[Access(AccessLevel.Anyone)]
public sealed record GetUserQuery(long UserId) : IQuery<PublicUserResponse>;

internal sealed class GetUserHandler(IReadRepository<User> users) : IQueryHandler<GetUserQuery, PublicUserResponse>
{
    public async Task<Result<PublicUserResponse>> Handle(GetUserQuery query, CancellationToken cancellationToken) =>
        await users.FirstOrDefaultAsync(new ActiveUserById<PublicUserResponse>(query.UserId), cancellationToken) is { } user ? user : CommonErrors.NotFound;
}
