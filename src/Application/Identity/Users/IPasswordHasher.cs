namespace MultiWeb.Application.Identity.Users;

/// <summary>Keeps passwords so that they cannot be read back.</summary>
public interface IPasswordHasher
{
    Task<string> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>Takes as long for an unknown account (<paramref name="hash"/> null, never a match) as for a known one.</summary>
    Task<bool> VerifyAsync(string password, string? hash, CancellationToken cancellationToken);
}
