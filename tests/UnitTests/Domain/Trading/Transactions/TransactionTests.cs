using MultiWeb.Domain.Trading.Events;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.UnitTests.Domain.Common;
using static MultiWeb.UnitTests.Domain.Trading.Transactions.Deals;

namespace MultiWeb.UnitTests.Domain.Trading.Transactions;

public sealed class TransactionTests
{
    [Fact]
    public void A_request_is_pending_in_its_slot_with_what_the_buyer_proposed()
    {
        var deal = New();
        (deal.Status, deal.PaymentStatus, deal.OpenSlot, deal.Version, deal.ProcessVersion)
            .Should().Be((TransactionStatus.Pending, PaymentStatus.None, 3, 1, PurchaseProcess.Version));
        (deal.ProductId, deal.ProductTitle, deal.BuyerId, deal.SellerId, deal.Amount.Amount).Should().Be((11, "원목 의자", Buyer, Seller, 50_000m));
        (deal.PaymentMethod, deal.MeetingLocation, deal.MeetingTime, deal.BuyerNotes)
            .Should().Be((Terms.PaymentMethod, Terms.MeetingLocation, Terms.MeetingTime, Terms.BuyerNotes));
        deal.Events.Should().Equal(new TransactionRequested(Id, 11, "원목 의자", Buyer, Seller, 50_000m, Requested));
        var step = deal.Steps.Should().ContainSingle().Subject;
        (step.Number, step.Transition, step.FromStatus, step.ToStatus, step.ActorId, step.Note, step.At)
            .Should().Be((1, TransitionName.Request, null, TransactionStatus.Pending, Buyer, Terms.BuyerNotes, Requested));
    }

    [Fact]
    public void A_deal_has_two_parties()
    {
        New().PartyOf(Buyer).Should().Be(DealParty.Buyer);
        New().PartyOf(Seller).Should().Be(DealParty.Seller);
        New().PartyOf(Stranger).Should().BeNull();
    }

    [Fact]
    public void A_request_can_be_confirmed_until_its_last_tick()
    {
        New().Take(TransitionName.Confirm, Seller, null, Requested.AddHours(24).AddTicks(-1)).IsSuccess.Should().BeTrue();
        var late = New().Take(TransitionName.Confirm, Seller, null, Requested.AddHours(24));
        late.Error!.Code.Should().Be("invalid_transition");
        late.Error.Detail.Should().Contain("expired");
    }

    [Theory]
    [InlineData(TransitionName.Reject, Seller)]
    [InlineData(TransitionName.Withdraw, Buyer)]
    public void An_expired_request_can_still_be_called_off(TransitionName step, long actor)
    {
        var deal = New();
        deal.Take(step, actor, null, Requested.AddDays(3)).Value.Should().Be(ProductEffect.Release);
        deal.Status.Should().Be(TransactionStatus.Cancelled);
    }

    [Fact]
    public void What_happened_says_who_did_it_and_where_it_led()
    {
        var deal = New().AsLoaded();
        var now = Requested.AddHours(1);
        deal.Take(TransitionName.Confirm, Seller, "네, 좋아요", now);
        deal.Events.Should().Equal(new TransactionMoved(Id, 11, "원목 의자", Buyer, Seller, Seller, 50_000m, "confirm", "confirmed", now));
        (deal.Version, deal.UpdatedAt, deal.SellerNotes).Should().Be((2, now, "네, 좋아요"));
    }

    [Fact]
    public void A_buyers_note_to_a_step_stays_in_the_trail_and_off_the_sellers_notes()
    {
        var deal = New().AsLoaded();
        deal.Take(TransitionName.Withdraw, Buyer, "다른 걸 샀어요", Requested);
        (deal.SellerNotes, deal.BuyerNotes, deal.CancellationReason).Should().Be((null, Terms.BuyerNotes, "다른 걸 샀어요"));
        deal.Steps[^1].Note.Should().Be("다른 걸 샀어요");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Whoever_cancels_says_why(string? note)
    {
        var deal = Confirmed();
        var before = Snapshot(deal);
        var refused = deal.Take(TransitionName.Cancel, Buyer, note, Requested);
        refused.Error.Should().BeSameAs(TransactionErrors.NoteRequired);
        refused.Error!.Fields.Should().ContainSingle().Which.Pointer.Should().Be("#/note");
        Snapshot(deal).Should().Be(before);
    }

    [Fact]
    public void What_was_handed_over_is_neither_cancelled_nor_handed_over_again()
    {
        HandedOver().Take(TransitionName.Cancel, Buyer, "because", Requested).Error!.Code.Should().Be("invalid_transition");
        HandedOver().Take(TransitionName.HandOver, Seller, null, Requested).Error!.Code.Should().Be("invalid_transition");
        HandedOver().Take(TransitionName.Receive, Buyer, null, Requested).Value.Should().Be(ProductEffect.Sell);
    }

    [Fact]
    public void Receiving_needs_no_hand_over_before_it()
    {
        var deal = Confirmed();
        var now = Requested.AddDays(1);
        deal.Take(TransitionName.Receive, Buyer, null, now).IsSuccess.Should().BeTrue();
        (deal.Status, deal.BuyerReceivedAt, deal.SellerHandedOverAt, deal.CompletedAt).Should().Be((TransactionStatus.Completed, now, null, now));
    }

    [Fact]
    public void Either_side_may_move_the_meeting_while_the_deal_is_open()
    {
        foreach (var status in Enum.GetValues<TransactionStatus>())
        {
            var deal = Placed(status);
            var before = Snapshot(deal);
            var moved = deal.Meet("망원역", null, Requested.AddHours(1));
            if (status is TransactionStatus.Completed or TransactionStatus.Cancelled)
            {
                moved.Error.Should().BeSameAs(TransactionErrors.MeetingFrozen);
                Snapshot(deal).Should().Be(before);
                continue;
            }
            (deal.MeetingLocation, deal.MeetingTime, deal.Version).Should().Be(("망원역", null, 2));
            deal.Events.Should().Equal(new MeetingChanged(Id, Buyer, Seller, Requested.AddHours(1)));
            deal.Steps.Should().HaveCount(1, "a meeting is no step of the process");
        }
    }
}
