namespace MultiWeb.Application.Identity.Contracts;

/// <summary>Who wants to hear nothing of whom: asked wherever one person approaches another.</summary>
public interface IBlocks
{
    /// <summary>Whether one of the two has blocked the other, either way round.</summary>
    Task<bool> AnyBetweenAsync(long oneUserId, long otherUserId, CancellationToken cancellationToken);
}
