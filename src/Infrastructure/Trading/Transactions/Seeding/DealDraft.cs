using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Trading.Transactions.Seeding;

/// <summary>A deal that is going to be played, and what has come of it.</summary>
internal sealed record DealDraft(
    PlantedListing Listing, long BuyerId, decimal Amount, string MeetingPlace, DealTerms Terms, DateTimeOffset RequestedAt, IReadOnlyList<DraftStep> Steps)
{
    public long Id { get; set; }

    public TransactionStatus Status { get; set; }

    public DateTimeOffset LastStepAt => Steps is [.., var last] ? last.At : RequestedAt;

    public PlantedDeal Planted => new(
        Listing.Id, Listing.SellerId, BuyerId, MeetingPlace, Wording.Of(Status), RequestedAt, LastStepAt, Steps is [.., var last] ? UserOf(last.By) : BuyerId);

    public long UserOf(DealParty party) => party == DealParty.Buyer ? BuyerId : Listing.SellerId;
}

internal sealed record DraftStep(TransitionName Name, DealParty By, DateTimeOffset At, string? Note);
