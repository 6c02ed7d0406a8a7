using System.Text.Json.Serialization;
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

/// <summary>Appoints somebody, or takes an appointment back; it holds within a second, whatever is in his token.</summary>
/// <param name="Role">user, moderator or admin.</param>
[Access(AccessLevel.Admin)]
public sealed record ChangeRoleCommand(UserRole? Role) : ICommand<UserResponse>
{
    [JsonIgnore]
    public long UserId { get; init; }
}

internal sealed class ChangeRoleValidator : AbstractValidator<ChangeRoleCommand>
{
    public ChangeRoleValidator() => RuleFor(c => c.Role).NotNull();
}

internal sealed class ChangeRoleHandler(
    IRepository<User> accounts, IReadRepository<User> users, IAuditLog audit, ICurrentUser me, TimeProvider time, IMapper mapper)
    : ICommandHandler<ChangeRoleCommand, UserResponse>
{
    public async Task<Result<UserResponse>> Handle(ChangeRoleCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.GetByIdAsync(command.UserId, cancellationToken) is not { } user)
            return CommonErrors.NotFound;
        if (user.IsClosed)
            return CommonErrors.Gone;
        var (before, after) = (user.Role, command.Role!.Value);
        if (after < before && await users.RefusalToWeakenAsync(user, me, cancellationToken) is { } refusal)
            return refusal;
        if (after != before)
        {
            user.Appoint(after, time.Now());
            await audit.RecordAsync(
                "user_role_changed", AuditTarget.Of<User>(user.Id), new { Role = Wording.Of(before) }, new { Role = Wording.Of(after) }, cancellationToken);
        }
        return mapper.Map<UserResponse>(user);
    }
}
