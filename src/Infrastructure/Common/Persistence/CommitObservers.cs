using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Tells those who look on what has been committed. Nothing that they do can harm the command any more.</summary>
internal sealed class CommitObservers(IServiceProvider services, ILogger<CommitObservers> logger)
{
    private static readonly ConcurrentDictionary<Type, Teller> Tellers = new();

    public void Tell(IEnumerable<DomainEvent> committed)
    {
        foreach (var happened in committed)
            Tellers.GetOrAdd(happened.GetType(), type => (Teller)Activator.CreateInstance(typeof(Teller<>).MakeGenericType(type))!).Tell(services, happened, logger);
    }

    private abstract class Teller
    {
        public abstract void Tell(IServiceProvider services, DomainEvent happened, ILogger logger);
    }

    private sealed class Teller<TEvent> : Teller where TEvent : DomainEvent
    {
        public override void Tell(IServiceProvider services, DomainEvent happened, ILogger logger)
        {
            foreach (var observer in services.GetServices<ICommitObserver<TEvent>>())
            {
                try
                {
                    observer.Committed((TEvent)happened);
                }
                catch (Exception exception)
                {
                    logger.LogError(LogEvents.CommitObserverFailed, exception, "{Name} failed on {Type}", observer.GetType().Name, typeof(TEvent).Name);
                }
            }
        }
    }
}
