namespace MultiWeb.Domain.Trading.Transactions;

/// <summary>A step of a deal, by the name that clients send.</summary>
public enum TransitionName
{
    Request,
    Confirm,
    Reject,
    Withdraw,
    Cancel,
    HandOver,
    Receive,
}

/// <summary>The side of a deal that somebody stands on.</summary>
public enum DealParty
{
    Buyer,
    Seller,
}

/// <summary>What a step does to the product.</summary>
public enum ProductEffect
{
    None,
    Reserve,
    Release,
    Sell,
}

/// <summary>One row of the process: who may move a deal from where to where, and under which condition.</summary>
/// <param name="Name">What the step is called.</param>
/// <param name="From">The status it starts from.</param>
/// <param name="To">The status it leads to; the same as <paramref name="From"/> for a step that only leaves a mark.</param>
/// <param name="Actors">Who may take it.</param>
/// <param name="Product">What becomes of the product, in the same commit.</param>
/// <param name="NeedsNote">Whether the one who takes it must say why.</param>
/// <param name="Guard">Null where the step may be taken, otherwise the reason why not, for a person.</param>
public sealed record Transition(
    TransitionName Name,
    TransactionStatus From,
    TransactionStatus To,
    IReadOnlyList<DealParty> Actors,
    ProductEffect Product,
    bool NeedsNote,
    Func<DealState, DateTimeOffset, string?> Guard);

/// <summary>All of a deal that the process looks at.</summary>
public readonly record struct DealState(TransactionStatus Status, DateTimeOffset CreatedAt, DateTimeOffset? SellerHandedOverAt)
{
    /// <summary>Until when the next step is awaited; null where nothing runs out.</summary>
    public DateTimeOffset? Deadline => Status == TransactionStatus.Pending ? CreatedAt + PurchaseProcess.RequestLifetime : null;
}

/// <summary>A step that somebody may take from here.</summary>
/// <param name="BlockedBecause">Why not just now; null where nothing stands against it.</param>
public sealed record PossibleStep(TransitionName Name, string? BlockedBecause);

/// <summary>The purchase as data: the table that <see cref="Transaction"/> runs, and nothing moves a deal outside it.</summary>
public static class PurchaseProcess
{
    /// <summary>The version that new deals are pinned to.</summary>
    public const int Version = 1;

    /// <summary>A request that the seller has not answered by then can no longer be confirmed.</summary>
    public static readonly TimeSpan RequestLifetime = TimeSpan.FromHours(24);

    private static readonly Func<DealState, DateTimeOffset, string?> Always = (_, _) => null;

    /// <summary>Every step after the request itself.</summary>
    public static IReadOnlyList<Transition> Transitions { get; } =
    [
        new(TransitionName.Confirm, TransactionStatus.Pending, TransactionStatus.Confirmed, [DealParty.Seller], ProductEffect.None, false,
            (deal, now) => now < deal.Deadline ? null : "The request has expired."),
        new(TransitionName.Reject, TransactionStatus.Pending, TransactionStatus.Cancelled, [DealParty.Seller], ProductEffect.Release, false, Always),
        new(TransitionName.Withdraw, TransactionStatus.Pending, TransactionStatus.Cancelled, [DealParty.Buyer], ProductEffect.Release, false, Always),
        new(TransitionName.Cancel, TransactionStatus.Confirmed, TransactionStatus.Cancelled, [DealParty.Buyer, DealParty.Seller], ProductEffect.Release, true,
            (deal, _) => deal.SellerHandedOverAt is null ? null : "The product has been handed over."),
        new(TransitionName.HandOver, TransactionStatus.Confirmed, TransactionStatus.Confirmed, [DealParty.Seller], ProductEffect.None, false,
            (deal, _) => deal.SellerHandedOverAt is null ? null : "The product has been handed over already."),
        new(TransitionName.Receive, TransactionStatus.Confirmed, TransactionStatus.Completed, [DealParty.Buyer], ProductEffect.Sell, false, Always),
    ];

    /// <summary>The steps that this side may take from a state, those that are blocked for now with the reason.</summary>
    public static IReadOnlyList<PossibleStep> StepsFor(DealParty party, DealState state, DateTimeOffset now) =>
        [.. Transitions
            .Where(t => t.From == state.Status && t.Actors.Contains(party))
            .Select(t => new PossibleStep(t.Name, t.Guard(state, now)))];
}
