namespace MultiWeb.Domain.Trading.Transactions;

/// <summary>One line of a deal's audit trail. Never changed, never deleted.</summary>
public sealed class TransactionStep
{
    private TransactionStep() { }

    internal TransactionStep(int number, TransitionName transition, TransactionStatus? from, TransactionStatus to, long actorId, string? note, DateTimeOffset at) =>
        (Number, Transition, FromStatus, ToStatus, ActorId, Note, At) = (number, transition, from, to, actorId, note, at);

    /// <summary>The version of the deal that this step led to: the order of the trail, and its key within the deal.</summary>
    public int Number { get; private set; }

    public TransitionName Transition { get; private set; }

    /// <summary>Null for the request, which comes from nowhere.</summary>
    public TransactionStatus? FromStatus { get; private set; }

    public TransactionStatus ToStatus { get; private set; }

    public long ActorId { get; private set; }

    public string? Note { get; private set; }

    public DateTimeOffset At { get; private set; }
}
