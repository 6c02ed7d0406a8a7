using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users;

internal sealed class UserByEmail : Specification<User>
{
    public UserByEmail(string email)
    {
        var key = User.NormalizeEmail(email);
        Where(u => u.Email == key);
    }
}

internal sealed class ActiveUserById<TResponse> : Specification<User, TResponse>
{
    public ActiveUserById(long id) => Where(u => u.Id == id && u.IsActive);
}
