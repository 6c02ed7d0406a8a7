namespace MultiWeb.Domain.Identity.Users;

/// <summary>What an account may do beyond its own things. Each role may do what the ones before it may.</summary>
public enum UserRole
{
    User,
    Moderator,
    Admin,
}
