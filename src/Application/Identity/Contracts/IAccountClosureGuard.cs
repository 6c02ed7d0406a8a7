namespace MultiWeb.Application.Identity.Contracts;

/// <summary>Whoever needs a person to stay implements it: Identity asks all of them before an account is closed.</summary>
public interface IAccountClosureGuard
{
    /// <returns>Whether the person has still something to finish.</returns>
    Task<bool> NeedsAsync(long userId, CancellationToken cancellationToken);
}
