using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Events;

/// <summary>
/// What must follow from an event inside the same commit: it shares the command's unit of work and vanishes with it.
/// What leaves the process does not belong here.
/// </summary>
public interface IReaction<in TEvent> where TEvent : DomainEvent
{
    Task ReactAsync(TEvent happened, CancellationToken cancellationToken);
}
