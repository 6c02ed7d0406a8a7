using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Events;

namespace MultiWeb.Domain.Trading.Transactions;

/// <summary>A deal between a buyer and a seller about one product. It moves only along <see cref="PurchaseProcess"/>.</summary>
public sealed class Transaction : AggregateRoot
{
    public const int MaxOpenRequests = 5;
    public const int NotesMaxLength = 1000;
    public const int MeetingLocationMaxLength = 200;
    public const int ProductTitleMaxLength = 200;

    private readonly List<TransactionStep> _steps = [];

    private Transaction() { }

    private Transaction(long id) : base(id) { }

    public long ProductId { get; private set; }

    /// <summary>What the product was called when it was requested: the deal must be readable after the listing is gone.</summary>
    public string ProductTitle { get; private set; } = "";

    public long BuyerId { get; private set; }

    public long SellerId { get; private set; }

    public Money Amount { get; private set; }

    public TransactionStatus Status { get; private set; }

    public PaymentMethod? PaymentMethod { get; private set; }

    public PaymentStatus PaymentStatus { get; private set; }

    public string? MeetingLocation { get; private set; }

    public DateTimeOffset? MeetingTime { get; private set; }

    public string? BuyerNotes { get; private set; }

    public string? SellerNotes { get; private set; }

    public string? CancellationReason { get; private set; }

    /// <summary>
    /// Which of the buyer's <see cref="MaxOpenRequests"/> places an open request occupies, from 1; null once it is answered.
    /// A unique index on it lets the database itself count to five, whatever races.
    /// </summary>
    public int? OpenSlot { get; private set; }

    public int ProcessVersion { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? SellerHandedOverAt { get; private set; }

    public DateTimeOffset? BuyerReceivedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>The audit trail as far as it was loaded.</summary>
    public IReadOnlyList<TransactionStep> Steps => _steps;

    private DealState State => new(Status, CreatedAt, SellerHandedOverAt);

    /// <summary>Opens a deal on a product that was reserved for it in the same unit of work.</summary>
    public static Transaction Request(long id, int openSlot, DealSubject subject, long buyerId, Money amount, DealTerms terms, DateTimeOffset now)
    {
        var deal = new Transaction(id)
        {
            ProductId = subject.ProductId,
            ProductTitle = subject.Title,
            SellerId = subject.SellerId,
            BuyerId = buyerId,
            Amount = amount,
            Status = TransactionStatus.Pending,
            PaymentMethod = terms.PaymentMethod,
            MeetingLocation = terms.MeetingLocation,
            MeetingTime = terms.MeetingTime,
            BuyerNotes = terms.BuyerNotes,
            OpenSlot = openSlot,
            ProcessVersion = PurchaseProcess.Version,
            CreatedAt = now,
            UpdatedAt = now,
        };
        deal.Raise(new TransactionRequested(id, subject.ProductId, subject.Title, buyerId, subject.SellerId, amount.Amount, now));
        deal._steps.Add(new TransactionStep(deal.Version, TransitionName.Request, null, TransactionStatus.Pending, buyerId, terms.BuyerNotes, now));
        return deal;
    }

    /// <summary>The side that a user stands on; null for a stranger.</summary>
    public DealParty? PartyOf(long userId) =>
        userId == BuyerId ? DealParty.Buyer : userId == SellerId ? DealParty.Seller : null;

    /// <summary>Takes one step of the process, or refuses it and says what is possible instead.</summary>
    /// <returns>What has to become of the product, in the same unit of work.</returns>
    public Result<ProductEffect> Take(TransitionName name, long actorId, string? note, DateTimeOffset now)
    {
        if (PartyOf(actorId) is not { } party)
            return CommonErrors.NotFound;
        if (string.IsNullOrWhiteSpace(note))
            note = null;

        var named = PurchaseProcess.Transitions.Where(t => t.Name == name).ToList();
        if (named.Count > 0 && !named.Exists(t => t.Actors.Contains(party)))
            return CommonErrors.Forbidden;
        if (named.Find(t => t.From == Status) is not { } transition)
            return Refused(party, now, $"A deal that is {Wording.Of(Status)} cannot take this step.");
        if (transition.Guard(State, now) is { } reason)
            return Refused(party, now, reason);
        if (transition.NeedsNote && note is null)
            return TransactionErrors.NoteRequired;

        Move(transition, party, note, now);
        Raise(new TransactionMoved(Id, ProductId, ProductTitle, BuyerId, SellerId, actorId, Amount.Amount, Wording.Of(name), Wording.Of(transition.To), now));
        _steps.Add(new TransactionStep(Version, name, transition.From, transition.To, actorId, note, now));
        return transition.Product;
    }

    /// <summary>Where and when to meet: either side may move it while the deal is open.</summary>
    public Result Meet(string? location, DateTimeOffset? time, DateTimeOffset now)
    {
        if (Status is TransactionStatus.Completed or TransactionStatus.Cancelled)
            return TransactionErrors.MeetingFrozen;
        (MeetingLocation, MeetingTime, UpdatedAt) = (location, time, now);
        Raise(new MeetingChanged(Id, BuyerId, SellerId, now));
        return Result.Success();
    }

    private void Move(Transition transition, DealParty party, string? note, DateTimeOffset now)
    {
        (Status, UpdatedAt) = (transition.To, now);
        OpenSlot = transition.To == TransactionStatus.Pending ? OpenSlot : null;
        if (note is not null && party == DealParty.Seller)
            SellerNotes = note;
        if (transition.Name == TransitionName.HandOver)
            SellerHandedOverAt = now;
        if (transition.Name == TransitionName.Receive)
            BuyerReceivedAt = now;
        if (transition.To == TransactionStatus.Completed)
            CompletedAt = now;
        if (transition.To == TransactionStatus.Cancelled)
            (CancelledAt, CancellationReason) = (now, note);
    }

    private Error Refused(DealParty party, DateTimeOffset now, string detail)
    {
        var steps = PurchaseProcess.StepsFor(party, State, now);
        return TransactionErrors.InvalidTransition with
        {
            Detail = detail,
            Extensions = new Dictionary<string, object?>
            {
                ["current_status"] = Wording.Of(Status),
                ["allowed_transitions"] = steps.Where(s => s.BlockedBecause is null).Select(s => Wording.Of(s.Name)).ToArray(),
                ["blocked_transitions"] = steps.Where(s => s.BlockedBecause is not null)
                    .ToDictionary(s => Wording.Of(s.Name), s => s.BlockedBecause),
            },
        };
    }
}

/// <summary>What a deal is about.</summary>
public sealed record DealSubject(long ProductId, string Title, long SellerId);

/// <summary>What the buyer proposes beside the amount; every part may be left out.</summary>
public sealed record DealTerms(PaymentMethod? PaymentMethod, string? MeetingLocation, DateTimeOffset? MeetingTime, string? BuyerNotes);
