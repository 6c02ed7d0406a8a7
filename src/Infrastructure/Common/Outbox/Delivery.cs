using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>Brings one message to each of its consumers that has not had it yet.</summary>
internal sealed class Delivery(IServiceScopeFactory scopes, EventCatalogue catalogue, TimeProvider time)
{
    /// <summary>Goes on the trace in which the event happened: a purchase and what follows from it are one.</summary>
    /// <exception cref="AggregateException">Some consumers failed; the others have done their part and will not be asked again.</exception>
    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var (happened, subscriptions) = catalogue.Read(message);
        var failures = new List<Exception>();
        foreach (var subscription in subscriptions)
        {
            var origin = ActivityContext.TryParse(message.TraceParent, null, isRemote: true, out var parsed) ? parsed : default;
            using var activity = Instrumentation.Activities.StartActivity($"consume {message.Type}", ActivityKind.Consumer, origin, links: origin == default ? null : [new(origin)]);
            activity?.SetTag("multiweb.consumer", subscription.Consumer);
            try
            {
                await DeliverAsync(message.Id, happened, subscription, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
                failures.Add(exception);
            }
        }
        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    private async Task DeliverAsync(long messageId, DomainEvent happened, Subscription subscription, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MultiWebDbContext>();
        var result = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            async () =>
            {
                if (await db.Set<InboxEntry>().AnyAsync(e => e.MessageId == messageId && e.Consumer == subscription.Consumer, cancellationToken))
                    return Result.Success();
                // Two that deliver at once meet at its key: one of them rolls back, looks again, and finds it done.
                db.Add(new InboxEntry { MessageId = messageId, Consumer = subscription.Consumer, ConsumedAt = time.Now() });
                await subscription.DeliverAsync(scope.ServiceProvider, happened, cancellationToken);
                return Result.Success();
            },
            commitRefusals: false,
            cancellationToken);
        if (!result.IsSuccess)
            throw new InvalidOperationException(result.Error.Code);
    }
}
