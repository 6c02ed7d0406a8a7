using MultiWeb.Application.Trading.Transactions;
using MultiWeb.Application.Trading.Transactions.Commands;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.UnitTests.Application.Common.Behaviours;

namespace MultiWeb.UnitTests.Application.Trading.Transactions.Commands;

public sealed class TransactionCommandTests
{
    private static readonly CreateTransactionCommand Bare = new(11, 50_000m);

    [Fact]
    public void A_request_needs_a_product_and_an_amount_and_takes_terms()
    {
        Refused(Bare).Should().BeEmpty();
        Refused(Bare with { PaymentMethod = PaymentMethod.Cash, MeetingLocation = new('가', 200), MeetingTime = DateTimeOffset.UnixEpoch, BuyerNotes = new('가', 1000) })
            .Should().BeEmpty();
        Refused(Bare with { ProductId = 0 }).Should().Equal("#/product_id greater_than");
        Refused(Bare with { MeetingLocation = new('가', 201), BuyerNotes = new('가', 1001) })
            .Should().Equal("#/meeting_location maximum_length", "#/buyer_notes maximum_length");
    }

    [Fact]
    public void An_amount_is_money()
    {
        Refused(Bare with { Amount = 0.01m }).Should().BeEmpty();
        foreach (var amount in new[] { 0m, -1m, 0.001m, Money.Max + 0.01m })
            Refused(Bare with { Amount = amount }).Should().Equal("#/amount money");
    }

    [Fact]
    public void A_step_is_named_and_is_not_the_request_itself()
    {
        foreach (var name in Enum.GetValues<TransitionName>().Except([TransitionName.Request]))
            Refused(new TakeTransitionCommand(name)).Should().BeEmpty();
        Refused(new TakeTransitionCommand(null)).Should().Equal("#/transition not_null");
        Refused(new TakeTransitionCommand(TransitionName.Request)).Should().Equal("#/transition not_equal");
        Refused(new TakeTransitionCommand(TransitionName.Cancel, new('가', 1000))).Should().BeEmpty();
        Refused(new TakeTransitionCommand(TransitionName.Cancel, new('가', 1001))).Should().Equal("#/note maximum_length");
    }

    [Fact]
    public void A_meeting_place_has_at_most_200_characters()
    {
        Refused(new MoveMeetingCommand(default, default)).Should().BeEmpty();
        Refused(new MoveMeetingCommand(new(null), new(null))).Should().BeEmpty();
        Refused(new MoveMeetingCommand(new(new('가', 200)), default)).Should().BeEmpty();
        Refused(new MoveMeetingCommand(new(new('가', 201)), default)).Should().Equal("#/meeting_location maximum_length");
    }

    private static string[] Refused(CreateTransactionCommand command) =>
        Refusals.Of<CreateTransactionCommand, TransactionResponse>(new CreateTransactionValidator(), command);

    private static string[] Refused(TakeTransitionCommand command) =>
        Refusals.Of<TakeTransitionCommand, TransactionResponse>(new TakeTransitionValidator(), command);

    private static string[] Refused(MoveMeetingCommand command) =>
        Refusals.Of<MoveMeetingCommand, TransactionResponse>(new MoveMeetingValidator(), command);
}
