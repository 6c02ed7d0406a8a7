using System.Text.Json.Serialization;
using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Validation;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Commands;

/// <summary>Changes one's own profile. A JSON Merge Patch: absent leaves, null clears.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record UpdateProfileCommand(
    Optional<string> FullName, Optional<string> Phone, Optional<string> Bio, Optional<string> Location, Optional<string> AvatarUrl)
    : ICommand<UserResponse>
{
    [JsonIgnore]
    public int? ExpectedVersion { get; init; }
}

internal sealed class UpdateProfileValidator : AbstractValidator<UpdateProfileCommand>
{
    public UpdateProfileValidator()
    {
        RuleFor(c => c.FullName.Value).MaximumLength(User.FullNameMaxLength);
        RuleFor(c => c.Phone.Value).MustBePhone();
        RuleFor(c => c.Bio.Value).MaximumLength(User.BioMaxLength);
        RuleFor(c => c.Location.Value).MaximumLength(User.LocationMaxLength);
        RuleFor(c => c.AvatarUrl.Value).MustBeHttpsUrl(User.AvatarUrlMaxLength);
    }
}

internal sealed class UpdateProfileHandler(
    IRepository<User> users, ICurrentUser me, TimeProvider time, IMapper mapper) : ICommandHandler<UpdateProfileCommand, UserResponse>
{
    public async Task<Result<UserResponse>> Handle(UpdateProfileCommand command, CancellationToken cancellationToken)
    {
        if (await users.GetByIdAsync(me.Id, cancellationToken) is not { } user)
            return CommonErrors.NotFound;
        if (command.ExpectedVersion is { } expected && expected != user.Version)
            return CommonErrors.VersionMismatch;

        user.ChangeProfile(
            new UserProfile(
                command.FullName.Or(user.FullName),
                command.Phone.Or(user.Phone),
                command.Bio.Or(user.Bio),
                command.Location.Or(user.Location),
                command.AvatarUrl.Or(user.AvatarUrl)),
            time.Now());
        return mapper.Map<UserResponse>(user);
    }
}
