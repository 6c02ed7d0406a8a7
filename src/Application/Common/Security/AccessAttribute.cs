namespace MultiWeb.Application.Common.Security;

/// <summary>Who may send a request at all. Each level includes the ones after it; what belongs to whom is the handler's business.</summary>
public enum AccessLevel
{
    Anyone,
    SignedIn,
    Moderator,
    Admin,
}

/// <summary>The authorization decision of a request. Every request has one: the program's tests see to it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AccessAttribute(AccessLevel level) : Attribute
{
    public AccessLevel Level { get; } = level;
}
