using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Common.Events;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Lets what has happened be reacted to before it is written, reactions to reactions included.</summary>
internal sealed class ReactionDispatcher(MultiWebDbContext db, IServiceProvider services)
{
    private const int MaxRounds = 10;

    private static readonly ConcurrentDictionary<Type, Invoker> Invokers = new();

    /// <exception cref="InvalidOperationException">Reactions keep setting each other off: a bug.</exception>
    public async Task DispatchAsync(CancellationToken cancellationToken)
    {
        var dispatched = new Dictionary<AggregateRoot, int>(ReferenceEqualityComparer.Instance);
        for (var round = 0; round < MaxRounds; round++)
        {
            var happened = new List<DomainEvent>();
            foreach (var root in db.ChangeTracker.Entries<AggregateRoot>().Select(e => e.Entity))
            {
                happened.AddRange(root.Events.Skip(dispatched.GetValueOrDefault(root)));
                dispatched[root] = root.Events.Count;
            }
            if (happened.Count == 0)
                return;
            foreach (var one in happened)
                await Invokers.GetOrAdd(one.GetType(), type => (Invoker)Activator.CreateInstance(typeof(Invoker<>).MakeGenericType(type))!)
                    .InvokeAsync(services, one, cancellationToken);
        }
        throw new InvalidOperationException($"Reactions did not come to rest in {MaxRounds} rounds.");
    }

    private abstract class Invoker
    {
        public abstract Task InvokeAsync(IServiceProvider services, DomainEvent happened, CancellationToken cancellationToken);
    }

    private sealed class Invoker<TEvent> : Invoker where TEvent : DomainEvent
    {
        public override async Task InvokeAsync(IServiceProvider services, DomainEvent happened, CancellationToken cancellationToken)
        {
            foreach (var reaction in services.GetServices<IReaction<TEvent>>())
                await reaction.ReactAsync((TEvent)happened, cancellationToken);
        }
    }
}
