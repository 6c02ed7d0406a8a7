using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Trading.Events;

public sealed record TransactionRequested(long TransactionId, long ProductId, string ProductTitle, long BuyerId, long SellerId, decimal Amount, DateTimeOffset At) : DomainEvent(At);

/// <param name="Transition">The step that was taken, by its public name: <c>confirm</c>, <c>hand_over</c>, …</param>
/// <param name="Status">The status it led to, by its public name.</param>
public sealed record TransactionMoved(
    long TransactionId, long ProductId, string ProductTitle, long BuyerId, long SellerId, long ActorId, decimal Amount,
    string Transition, string Status, DateTimeOffset At) : DomainEvent(At);

public sealed record MeetingChanged(long TransactionId, long BuyerId, long SellerId, DateTimeOffset At) : DomainEvent(At);
