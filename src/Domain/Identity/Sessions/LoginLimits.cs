namespace MultiWeb.Domain.Identity.Sessions;

/// <summary>How often a password may be tried for one e-mail address, whether it has an account or not.</summary>
public static class LoginLimits
{
    /// <summary>From then on every attempt needs a solved captcha.</summary>
    public const int FailuresBeforeCaptcha = 3;

    /// <summary>From then on nothing is tried any more.</summary>
    public const int FailuresBeforeLock = 5;

    /// <summary>A streak of failures is forgotten so long after its last one; so long a lock holds.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);
}
