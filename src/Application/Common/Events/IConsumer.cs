using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Events;

/// <summary>
/// What follows from an event after its commit, in a unit of work of its own: what would hold the command up, or leaves the
/// process. Each consumer gets every committed event, those of one aggregate in their order, again and again until it succeeds.
/// What it writes to the database takes effect exactly once; what it does outside happens at least once and must bear a repeat.
/// </summary>
public interface IConsumer<in TEvent> where TEvent : DomainEvent
{
    Task ConsumeAsync(TEvent happened, CancellationToken cancellationToken);
}
