namespace MultiWeb.Application.Identity.Users;

/// <summary>
/// Keeps passwords so that they cannot be read back. Hashing is slow on purpose and bounded: when too many wait it throws
/// <see cref="Common.UnavailableException"/> and has looked at nothing.
/// </summary>
public interface IPasswordHasher
{
    Task<string> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>Takes as long for an unknown account (<paramref name="hash"/> null, never a match) as for a known one.</summary>
    Task<bool> VerifyAsync(string password, string? hash, CancellationToken cancellationToken);

    /// <summary>Whether it was made at another cost than today's: as long as there are such, time tells them from unknown accounts.</summary>
    bool IsOutdated(string hash);
}
