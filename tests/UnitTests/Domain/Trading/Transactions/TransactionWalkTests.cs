using FsCheck;
using FsCheck.Fluent;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.UnitTests.Domain.Common;
using static MultiWeb.UnitTests.Domain.Trading.Transactions.Deals;

namespace MultiWeb.UnitTests.Domain.Trading.Transactions;

/// <summary>
/// Whatever two people and a stranger do to a deal, in whatever order and at whatever time: what must hold, holds after every step.
/// </summary>
public sealed class TransactionWalkTests
{
    private const int Walks = 500;

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromHours(1), TimeSpan.FromHours(24) - TimeSpan.FromTicks(1), TimeSpan.FromHours(24), TimeSpan.FromDays(30)];

    private static readonly Gen<Move> Moves =
        from name in Gen.Elements(Enum.GetValues<TransitionName>())
        from actor in Gen.Elements(Buyer, Seller, Stranger)
        from note in Gen.Elements(null, "", "because")
        from pause in Gen.Frequency((5, Gen.Constant(TimeSpan.FromMinutes(5))), (1, Gen.Elements(Pauses)))
        select new Move(name, actor, note, pause);

    /// <summary>A failing walk is shortened step by step to the shortest that still fails.</summary>
    private static readonly Arbitrary<Move[]> AnyWalk = Arb.From(
        Gen.ArrayOf(Moves).Resize(40),
        walk => Enumerable.Range(0, walk.Length).Select(i => walk.Where((_, at) => at != i).ToArray()));

    [Fact]
    public void What_must_hold_of_a_deal_holds_after_every_step()
    {
        var (statuses, steps) = (new HashSet<TransactionStatus>(), new HashSet<TransitionName>());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Walks), Prop.ForAll(AnyWalk, walk =>
        {
            var deal = New().AsLoaded();
            var now = Requested;
            foreach (var move in walk)
            {
                now += move.Pause;
                TakeAndCheck(deal, move, now);
                statuses.Add(deal.Status);
                steps.UnionWith(deal.Steps.Select(s => s.Transition));
            }
        }));

        // A property that never gets anywhere proves nothing.
        statuses.Should().BeEquivalentTo(
            [TransactionStatus.Pending, TransactionStatus.Confirmed, TransactionStatus.Completed, TransactionStatus.Cancelled]);
        steps.Should().BeEquivalentTo(Enum.GetValues<TransitionName>());
    }

    private static void TakeAndCheck(Transaction deal, Move move, DateTimeOffset now)
    {
        var (status, version, trail, before) = (deal.Status, deal.Version, deal.Steps.Count, Snapshot(deal.AsLoaded()));
        var handedOver = deal.SellerHandedOverAt;
        var taken = deal.Take(move.Name, move.Actor, move.Note, now);

        if (taken.IsSuccess)
        {
            var row = PurchaseProcess.Transitions.Single(t => t.Name == move.Name && t.From == status && t.To == deal.Status);
            row.Actors.Should().Contain(deal.PartyOf(move.Actor)!.Value);
            row.Guard(new DealState(status, Requested, handedOver), now).Should().BeNull();
            (row.NeedsNote && string.IsNullOrWhiteSpace(move.Note)).Should().BeFalse();
            taken.Value.Should().Be(row.Product);
            (deal.Version, deal.UpdatedAt, deal.Steps.Count, deal.Events.Count).Should().Be((version + 1, now, trail + 1, 1));
            var step = deal.Steps[^1];
            (step.Transition, step.FromStatus, step.ActorId, step.Note, step.At).Should().Be((move.Name, status, move.Actor, string.IsNullOrWhiteSpace(move.Note) ? null : move.Note, now));
        }
        else
        {
            Snapshot(deal).Should().Be(before, "a refused step changes nothing");
            deal.Events.Should().BeEmpty();
        }
        CheckInvariants(deal);
        if (status is TransactionStatus.Completed or TransactionStatus.Cancelled)
            deal.Status.Should().Be(status, "nothing leaves the end");
    }

    private static void CheckInvariants(Transaction deal)
    {
        (deal.OpenSlot is not null).Should().Be(deal.Status == TransactionStatus.Pending);
        (deal.CompletedAt is not null).Should().Be(deal.Status == TransactionStatus.Completed);
        (deal.CancelledAt is not null).Should().Be(deal.Status == TransactionStatus.Cancelled);
        (deal.BuyerReceivedAt is not null).Should().Be(deal.Status == TransactionStatus.Completed);
        (deal.BuyerId, deal.SellerId, deal.Amount.Amount, deal.CreatedAt).Should().Be((Buyer, Seller, 50_000m, Requested));

        deal.Steps.Select(s => s.Number).Should().Equal(Enumerable.Range(1, deal.Version), "the trail has a number for every version and no gap");
        deal.Steps[^1].ToStatus.Should().Be(deal.Status);
        deal.Steps.Skip(1).Select(s => s.FromStatus).Should().Equal(deal.Steps.SkipLast(1).Select(s => (TransactionStatus?)s.ToStatus));
        deal.Steps.Select(s => s.At).Should().BeInAscendingOrder();
    }

    private sealed record Move(TransitionName Name, long Actor, string? Note, TimeSpan Pause);
}
