using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;
using static MultiWeb.UnitTests.Domain.Trading.Transactions.Deals;

namespace MultiWeb.UnitTests.Domain.Trading.Transactions;

/// <summary>Who is refused a step learns no more than he may know, and all of what he can do instead.</summary>
public sealed class TransactionRefusalTests
{
    [Fact]
    public void To_a_stranger_there_is_no_deal_whatever_he_tries()
    {
        foreach (var name in Enum.GetValues<TransitionName>())
            New().Take(name, Stranger, "because", Requested).Error.Should().BeSameAs(CommonErrors.NotFound);
    }

    [Theory]
    [InlineData(TransitionName.Confirm, Buyer)]
    [InlineData(TransitionName.Reject, Buyer)]
    [InlineData(TransitionName.HandOver, Buyer)]
    [InlineData(TransitionName.Withdraw, Seller)]
    [InlineData(TransitionName.Receive, Seller)]
    public void The_wrong_side_is_refused_in_every_status_alike(TransitionName name, long actor)
    {
        foreach (var status in Enum.GetValues<TransactionStatus>())
            Placed(status).Take(name, actor, "because", Requested).Error.Should().BeSameAs(CommonErrors.Forbidden);
    }

    [Fact]
    public void A_refusal_offers_exactly_the_steps_that_this_side_could_take()
    {
        foreach (var status in Enum.GetValues<TransactionStatus>())
        {
            foreach (var party in Enum.GetValues<DealParty>())
                CheckOffer(Placed(status), party, Requested.AddHours(1));
        }
    }

    [Fact]
    public void A_refusal_names_the_blocked_steps_with_their_reason()
    {
        CheckOffer(HandedOver(), DealParty.Seller, Requested.AddHours(1));
        var refused = New().Take(TransitionName.Confirm, Seller, null, Requested.AddHours(25)).Error!;
        refused.Extensions["current_status"].Should().Be("pending");
        refused.Extensions["allowed_transitions"].As<string[]>().Should().Equal("reject");
        refused.Extensions["blocked_transitions"].As<Dictionary<string, string?>>()
            .Should().Equal(new Dictionary<string, string?> { ["confirm"] = "The request has expired." });
    }

    [Fact]
    public void A_refusal_leaves_the_named_error_as_it_was()
    {
        New().Take(TransitionName.Request, Buyer, null, Requested).Error!.Extensions.Should().NotBeEmpty();
        TransactionErrors.InvalidTransition.Extensions.Should().BeEmpty();
    }

    private static void CheckOffer(Transaction deal, DealParty party, DateTimeOffset now)
    {
        // Nobody can request a deal that exists: a step that is refused to both sides in every status.
        var refused = deal.Take(TransitionName.Request, IdOf(party), "because", now).Error!;
        var steps = PurchaseProcess.StepsFor(party, new DealState(deal.Status, deal.CreatedAt, deal.SellerHandedOverAt), now);

        refused.Code.Should().Be("invalid_transition");
        refused.Kind.Should().Be(ErrorKind.Conflict);
        refused.Extensions["current_status"].Should().Be(Wording.Of(deal.Status));
        refused.Extensions["allowed_transitions"].As<string[]>()
            .Should().Equal(steps.Where(s => s.BlockedBecause is null).Select(s => Wording.Of(s.Name)));
        refused.Extensions["blocked_transitions"].As<Dictionary<string, string?>>()
            .Should().Equal(steps.Where(s => s.BlockedBecause is not null).ToDictionary(s => Wording.Of(s.Name), s => s.BlockedBecause));
    }
}
