using System.Collections.Frozen;
using System.Text.Json;
using MultiWeb.Application.Common.Events;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>
/// The events as they are written down, <c>trading.transaction_requested</c> for <c>Trading.Events.TransactionRequested</c>, and
/// who consumes them. A name that is in the outbox must stay readable: an event is renamed or loses a member in two releases.
/// </summary>
internal sealed class EventCatalogue
{
    private static readonly JsonSerializerOptions Spelling = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly FrozenDictionary<string, Type> _byName;
    private readonly FrozenDictionary<Type, Subscription[]> _subscriptions;

    /// <param name="consumers">Every consumer type; what nobody consumes is not written down.</param>
    public EventCatalogue(IEnumerable<Type> consumers)
    {
        _subscriptions = consumers
            .SelectMany(consumer => EventsOf(consumer).Select(happened => (Event: happened, Subscription: Subscription.Of(consumer, happened))))
            .GroupBy(pair => pair.Event, pair => pair.Subscription)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _byName = _subscriptions.Keys.ToFrozenDictionary(NameOf, StringComparer.Ordinal);
    }

    public static IEnumerable<Type> EventsOf(Type consumer) => consumer.GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConsumer<>))
        .Select(i => i.GetGenericArguments()[0]);

    public bool IsConsumed(DomainEvent happened) => _subscriptions.ContainsKey(happened.GetType());

    public static string NameOf(Type happened) => $"{Wording.Of(happened.Namespace!.Split('.')[2])}.{Wording.Of(happened.Name)}";

    public static string Write(DomainEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), Spelling);

    /// <exception cref="InvalidOperationException">This release does not know the event: one that does will deliver it.</exception>
    public (DomainEvent Event, IReadOnlyList<Subscription> Subscriptions) Read(OutboxMessage message)
    {
        if (!_byName.TryGetValue(message.Type, out var type))
            throw new InvalidOperationException($"Nobody here consumes {message.Type}.");
        return ((DomainEvent)JsonSerializer.Deserialize(message.Payload, type, Spelling)!, _subscriptions[type]);
    }
}

/// <summary>A consumer of one event.</summary>
internal abstract class Subscription(Type consumer)
{
    /// <summary>How the inbox knows it: a consumer that is renamed gets everything again that is replayed.</summary>
    public string Consumer { get; } = Wording.Of(consumer.Name);

    public abstract Task DeliverAsync(IServiceProvider services, DomainEvent happened, CancellationToken cancellationToken);

    public static Subscription Of(Type consumer, Type happened) =>
        (Subscription)Activator.CreateInstance(typeof(To<>).MakeGenericType(happened), consumer)!;

    private sealed class To<TEvent>(Type consumer) : Subscription(consumer) where TEvent : DomainEvent
    {
        private readonly Type _consumer = consumer;

        public override Task DeliverAsync(IServiceProvider services, DomainEvent happened, CancellationToken cancellationToken) =>
            ((IConsumer<TEvent>)services.GetService(_consumer)!).ConsumeAsync((TEvent)happened, cancellationToken);
    }
}
