using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Queries;

/// <summary>An account, disabled or not, with all that its owner sees.</summary>
[Access(AccessLevel.Admin)]
public sealed record GetAnyUserQuery(long UserId) : IQuery<UserResponse>;

internal sealed class GetAnyUserHandler(IReadRepository<User> users) : IQueryHandler<GetAnyUserQuery, UserResponse>
{
    public async Task<Result<UserResponse>> Handle(GetAnyUserQuery query, CancellationToken cancellationToken) =>
        await users.FirstOrDefaultAsync(new UserById(query.UserId), cancellationToken) is { } user ? user : CommonErrors.NotFound;

    private sealed class UserById : Specification<User, UserResponse>
    {
        public UserById(long id) => Where(u => u.Id == id);
    }
}
