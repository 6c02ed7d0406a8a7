using FluentValidation;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Queries;

/// <summary>All accounts, newest first.</summary>
/// <param name="Search">Only those whose e-mail address or username holds this, whatever the case.</param>
/// <param name="Role">Only those with this role.</param>
/// <param name="IsActive">Only those that are active, or only those that are disabled.</param>
[Access(AccessLevel.Admin)]
public sealed record ListUsersQuery(string? Search = null, UserRole? Role = null, bool? IsActive = null) : PagedQuery, IQuery<Paged<UserResponse>>;

internal sealed class ListUsersValidator : PagedQueryValidator<ListUsersQuery>
{
    public ListUsersValidator() => RuleFor(q => q.Search).MaximumLength(User.EmailMaxLength);
}

internal sealed class ListUsersHandler(IReadRepository<User> users) : IQueryHandler<ListUsersQuery, Paged<UserResponse>>
{
    public Task<Result<Paged<UserResponse>>> Handle(ListUsersQuery query, CancellationToken cancellationToken) =>
        users.PageAsync(new Wanted(query), query, cancellationToken);

    private sealed class Wanted : Specification<User, UserResponse>
    {
        public Wanted(ListUsersQuery query)
        {
            if (query.Search is { } search)
            {
                var (email, name) = (User.NormalizeEmail(search), User.NormalizeUsername(search.Trim()));
                Where(u => u.Email.Contains(email) || u.UsernameKey.Contains(name));
            }
            if (query.Role is { } role)
                Where(u => u.Role == role);
            if (query.IsActive is { } active)
                Where(u => u.IsActive == active);
            OrderByNewest(u => u.CreatedAt);
        }
    }
}
