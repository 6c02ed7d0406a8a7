using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Domain.Identity.Users;

/// <summary>An account, and the public face of the person behind it.</summary>
public sealed class User : AggregateRoot
{
    public const int EmailMaxLength = 254; // RFC 5321: 256 octets for a path, less the angle brackets
    public const int UsernameMinLength = 3;
    public const int UsernameMaxLength = 50;
    public const int PasswordMinLength = 8;
    public const int PasswordMaxLength = 256;
    public const int PasswordHashMaxLength = 100;
    public const int FullNameMaxLength = 100;
    public const int PhoneMaxLength = 30;
    public const int BioMaxLength = 1000;
    public const int LocationMaxLength = 200;
    public const int AvatarUrlMaxLength = 500;

    private User() { }

    private User(long id) : base(id) { }

    /// <summary>In lower case: two addresses that differ in case alone are the same account.</summary>
    public string Email { get; private set; } = "";

    /// <summary>As its owner writes it.</summary>
    public string Username { get; private set; } = "";

    /// <summary>The username folded to lower case, by which it is unique.</summary>
    public string UsernameKey { get; private set; } = "";

    public string PasswordHash { get; private set; } = "";

    public string? FullName { get; private set; }

    public string? Phone { get; private set; }

    public string? Bio { get; private set; }

    public string? Location { get; private set; }

    public string? AvatarUrl { get; private set; }

    public bool IsActive { get; private set; }

    /// <summary>Whether its owner has left for good: nobody has a password to it any more, and nobody brings it back.</summary>
    public bool IsClosed => PasswordHash.Length == 0;

    public bool IsVerified { get; private set; }

    public UserRole Role { get; private set; }

    /// <summary>The mean of the visible reviews, 0 to 5; 0 while there are none.</summary>
    public decimal Rating { get; private set; }

    public int TotalReviews { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? LastLogin { get; private set; }

    /// <summary>The form under which an e-mail address is stored and looked up.</summary>
    public static string NormalizeEmail(string email) => email.Trim().ToLowerInvariant();

    /// <summary>The form by which a username is unique.</summary>
    public static string NormalizeUsername(string username) => username.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Whether a password is the account's own address or name, in any case or width: what is tried right after the common ones.</summary>
    public static bool IsOwnName(string password, string email, string username) =>
        NormalizeUsername(password.Trim()) is var tried && (tried == NormalizeUsername(email.Trim()) || tried == NormalizeUsername(username));

    /// <summary>Opens an account: always an active one with the role <see cref="UserRole.User"/>, not yet verified.</summary>
    public static User Register(long id, string email, string username, string passwordHash, UserProfile profile, DateTimeOffset now)
    {
        var user = new User(id)
        {
            Email = NormalizeEmail(email),
            Username = username,
            UsernameKey = NormalizeUsername(username),
            PasswordHash = passwordHash,
            IsActive = true,
            Role = UserRole.User,
            CreatedAt = now,
        };
        user.Apply(profile);
        user.Raise(new UserRegistered(user.Id, username, now));
        return user;
    }

    public void ChangeProfile(UserProfile profile, DateTimeOffset now)
    {
        Apply(profile);
        Raise(new UserProfileChanged(Id, now));
    }

    /// <summary>Its owner has shown that he reads its mail. Twice is no error.</summary>
    public void Verify(DateTimeOffset now)
    {
        if (IsVerified)
            return;
        IsVerified = true;
        Raise(new EmailVerified(Id, now));
    }

    public void ChangePassword(string passwordHash, Language language, DateTimeOffset now)
    {
        PasswordHash = passwordHash;
        Raise(new PasswordChanged(Id, Wording.Of(language), now));
    }

    /// <summary>The same password, kept in another way.</summary>
    public void Rehash(string passwordHash, DateTimeOffset now)
    {
        PasswordHash = passwordHash;
        Raise(new PasswordRehashed(Id, now));
    }

    /// <summary>Notes the time only: it does not move the version, so that logins on two devices never get in each other's way.</summary>
    public void LoggedIn(DateTimeOffset now) => LastLogin = now;

    /// <summary>Takes the account out of the marketplace; its sessions end with it. Doing it twice is no error and no change.</summary>
    public void Disable(DateTimeOffset now)
    {
        if (!IsActive)
            return;
        IsActive = false;
        Raise(new UserDisabled(Id, now));
    }

    /// <summary>
    /// Ends the account for good and forgets whose it was; its id stays, for what others have to do with it. Address and name
    /// become such as nobody can register, and the old ones are free.
    /// </summary>
    public void Close(DateTimeOffset now)
    {
        Email = $"closed-{Id}@closed";
        Username = UsernameKey = $"closed#{Id}";
        PasswordHash = "";
        LastLogin = null;
        Role = UserRole.User;
        (IsActive, IsVerified) = (false, false);
        Apply(new UserProfile(null, null, null, null, null));
        Raise(new UserClosed(Id, now));
    }

    /// <summary>Lets a disabled account in again; one that was closed stays closed.</summary>
    public void Enable(DateTimeOffset now)
    {
        if (IsActive || IsClosed)
            return;
        IsActive = true;
        Raise(new UserEnabled(Id, now));
    }

    /// <summary>Gives the account a role, up or down; the one that it has is no change.</summary>
    public void Appoint(UserRole role, DateTimeOffset now)
    {
        if (role == Role)
            return;
        var before = Role;
        Role = role;
        Raise(new UserRoleChanged(Id, Wording.Of(before), Wording.Of(role), now));
    }

    private void Apply(UserProfile profile) =>
        (FullName, Phone, Bio, Location, AvatarUrl) = profile;
}

/// <summary>What a person says about himself; every part may be left out.</summary>
public sealed record UserProfile(string? FullName, string? Phone, string? Bio, string? Location, string? AvatarUrl);
