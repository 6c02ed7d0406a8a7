using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Persistence;

/// <summary>For two commands that write different rows and must not pass each other by.</summary>
public interface IRowLock
{
    /// <summary>
    /// Holds an aggregate's row until the unit of work ends. What is read from now on holds the work of everybody who came before;
    /// whoever writes that row later waits for the commit, finds that the version has moved, and runs again.
    /// </summary>
    Task HoldAsync<T>(T aggregate, CancellationToken cancellationToken) where T : AggregateRoot;

    /// <summary>
    /// The same before the aggregate is read: those who come at the same time wait for each other instead of losing races, and each
    /// reads what the one before him has left.
    /// </summary>
    Task HoldAsync<T>(long id, CancellationToken cancellationToken) where T : AggregateRoot;
}
