using AutoMapper;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Commands;

/// <summary>Lets an account that was disabled in again; its owner logs in anew. One that its owner has closed stays closed.</summary>
[Access(AccessLevel.Admin)]
[NothingToValidate("the route holds the id")]
public sealed record EnableUserCommand(long UserId) : ICommand<UserResponse>;

internal sealed class EnableUserHandler(
    IRepository<User> users, IAuditLog audit, TimeProvider time, IMapper mapper) : ICommandHandler<EnableUserCommand, UserResponse>
{
    public async Task<Result<UserResponse>> Handle(EnableUserCommand command, CancellationToken cancellationToken)
    {
        if (await users.GetByIdAsync(command.UserId, cancellationToken) is not { } user)
            return CommonErrors.NotFound;
        if (user.IsClosed)
            return CommonErrors.Gone;
        if (!user.IsActive)
        {
            user.Enable(time.Now());
            await audit.RecordAsync("user_enabled", AuditTarget.Of<User>(user.Id), new { IsActive = false }, new { IsActive = true }, cancellationToken);
        }
        return mapper.Map<UserResponse>(user);
    }
}
