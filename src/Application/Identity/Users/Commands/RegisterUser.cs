using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Commands;

/// <summary>Opens an account, and has a link sent that verifies its address. Other members of the body, such as a role, have no effect.</summary>
/// <param name="Username">3 to 50 letters, digits, dots, hyphens and underscores; unique whatever the case.</param>
/// <param name="Password">8 to 256 characters, not a common one.</param>
[Access(AccessLevel.Anyone)]
public sealed record RegisterUserCommand(
    string Email, string Username, string Password,
    string? FullName = null, string? Phone = null, string? Bio = null, string? Location = null) : ICommand<UserResponse>;

internal sealed class RegisterUserValidator : AbstractValidator<RegisterUserCommand>
{
    public RegisterUserValidator(ICommonPasswords common)
    {
        RuleFor(c => c.Email).NotEmpty().MaximumLength(User.EmailMaxLength)
            // \z, here and below: $ would let a line break at the end pass.
            // What HTML calls a valid address, with letters of any language in the domain: nothing that a mail program would take for
            // a display name with another address behind it.
            .Matches(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?(\.[\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?)+\z", System.Text.RegularExpressions.RegexOptions.CultureInvariant)
            .WithErrorCode("email").WithMessage("This is not an e-mail address.");
        RuleFor(c => c.Username).NotEmpty().Length(User.UsernameMinLength, User.UsernameMaxLength)
            .Matches(@"^[\p{L}\p{M}\p{N}._-]*\z").WithErrorCode("username")
            .WithMessage("A username consists of letters, digits, dots, hyphens and underscores.")
            // One compatibility letter can stand for a sentence of eighteen characters.
            .Must(name => name is null or { Length: > User.UsernameMaxLength } || User.NormalizeUsername(name).Length <= User.UsernameMaxLength)
            .WithErrorCode("username").WithMessage("This username is too long when its letters are written out.");
        RuleFor(c => c.Password).MustBePassword(common)
            .Must((command, password) => command is not { Password: not null, Email: not null, Username: not null } || !User.IsOwnName(password, command.Email, command.Username))
            .WithErrorCode("common_password").WithMessage("A password must not be the e-mail address or the username.");
        RuleFor(c => c.FullName).MaximumLength(User.FullNameMaxLength);
        RuleFor(c => c.Phone).MustBePhone();
        RuleFor(c => c.Bio).MaximumLength(User.BioMaxLength);
        RuleFor(c => c.Location).MaximumLength(User.LocationMaxLength);
    }
}

internal sealed class RegisterUserHandler(
    IRepository<User> users, IRepository<MailedLink> links, IPasswordHasher passwords, ICurrentUser caller, TimeProvider time, IMapper mapper) : ICommandHandler<RegisterUserCommand, UserResponse>
{
    public async Task<Result<UserResponse>> Handle(RegisterUserCommand command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var user = User.Register(
            await users.NextIdAsync(cancellationToken),
            command.Email,
            command.Username,
            await passwords.HashAsync(command.Password, cancellationToken),
            new UserProfile(command.FullName, command.Phone, command.Bio, command.Location, AvatarUrl: null),
            now);
        users.Add(user);
        links.Add(MailedLink.Request(await links.NextIdAsync(cancellationToken), user.Id, LinkPurpose.VerifyEmail, caller.Language, now));
        return mapper.Map<UserResponse>(user);
    }
}
