using System.Diagnostics;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>Puts what has happened into the commit in which it happened.</summary>
internal sealed class OutboxWriter(MultiWebDbContext db, IIdentitySequence ids, EventCatalogue catalogue)
{
    /// <returns>Whether there is anything to deliver.</returns>
    public async Task<bool> WriteAsync(IEnumerable<AggregateRoot> roots, CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var root in roots)
        {
            foreach (var (ordinal, happened) in root.Events.Index())
            {
                if (!catalogue.IsConsumed(happened))
                    continue;
                any = true;
                db.Add(new OutboxMessage
                {
                    Id = await ids.NextAsync<OutboxMessage>(cancellationToken),
                    AggregateType = Wording.Of(root.GetType().Name),
                    AggregateId = root.Id,
                    AggregateVersion = root.Version,
                    Ordinal = ordinal,
                    Type = EventCatalogue.NameOf(happened.GetType()),
                    Payload = EventCatalogue.Write(happened),
                    TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
                    OccurredAt = happened.At,
                });
            }
        }
        return any;
    }
}
