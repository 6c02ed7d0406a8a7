using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Events;

/// <summary>
/// Looks on when something has happened for good: called once for each event of a transaction that was committed, never for an
/// attempt that lost its race. For counting and the like: it is quick, changes nothing, and nobody hears of what it throws.
/// Whoever is killed right after a commit has not called it: what must follow is an <see cref="IReaction{TEvent}"/> or goes
/// through the outbox.
/// </summary>
public interface ICommitObserver<in TEvent> where TEvent : DomainEvent
{
    void Committed(TEvent happened);
}
