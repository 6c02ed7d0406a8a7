namespace MultiWeb.Application.Identity.Contracts;

/// <summary>Who exists: what the other modules may know of an account.</summary>
public interface IUserDirectory
{
    /// <returns>Null where there is no such account, or where it is disabled.</returns>
    Task<ActiveUser?> FindActiveAsync(long userId, CancellationToken cancellationToken);

    /// <returns>Where to write to somebody; null as above.</returns>
    Task<Mailbox?> FindMailboxAsync(long userId, CancellationToken cancellationToken);
}

public sealed record ActiveUser(long Id, string Username);

public sealed record Mailbox(string Email, string Username);
