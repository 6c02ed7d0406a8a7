using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Commands;

/// <summary>
/// Makes an account that there is an active administrator. No address answers it: it is how the operator of the program makes
/// the first one.
/// </summary>
/// <param name="Username">Must be that of the account: an address with a slip of the pen appoints nobody.</param>
/// <param name="AlsoUnverified">Whether it may be an account of whose owner nobody knows that the address is his: anybody can register one.</param>
[Access(AccessLevel.Admin)]
public sealed record AppointAdminCommand(string Email, string Username, bool AlsoUnverified) : ICommand<UserResponse>;

internal sealed class AppointAdminValidator : AbstractValidator<AppointAdminCommand>
{
    public AppointAdminValidator()
    {
        RuleFor(c => c.Email).NotEmpty().MaximumLength(User.EmailMaxLength);
        RuleFor(c => c.Username).NotEmpty().MaximumLength(User.UsernameMaxLength);
    }
}

internal sealed class AppointAdminHandler(
    IRepository<User> users, IAuditLog audit, TimeProvider time, IMapper mapper) : ICommandHandler<AppointAdminCommand, UserResponse>
{
    public async Task<Result<UserResponse>> Handle(AppointAdminCommand command, CancellationToken cancellationToken)
    {
        if (await users.FirstOrDefaultAsync(new UserByEmail(command.Email), cancellationToken) is not { IsClosed: false } user)
            return CommonErrors.NotFound;
        if (user.UsernameKey != User.NormalizeUsername(command.Username))
            return CommonErrors.Invalid("#/username", "another_name", "The account with this e-mail address has another username.");
        if (user is { IsVerified: false, Role: UserRole.User } && !command.AlsoUnverified)
            return CommonErrors.Invalid("#/email", "unverified", "Nobody has shown that this address is the account owner's: anybody may have registered it. If you know whose it is, add --unverified.");

        var target = AuditTarget.Of<User>(user.Id);
        if (!user.IsActive)
        {
            user.Enable(time.Now());
            await audit.RecordAsync("user_enabled", target, new { IsActive = false }, new { IsActive = true }, cancellationToken);
        }
        if (user.Role != UserRole.Admin)
        {
            var before = new { Role = Wording.Of(user.Role) };
            user.Appoint(UserRole.Admin, time.Now());
            await audit.RecordAsync("admin_appointed", target, before, new { Role = Wording.Of(user.Role) }, cancellationToken);
        }
        return mapper.Map<UserResponse>(user);
    }
}
