using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;
using static MultiWeb.UnitTests.Domain.Trading.Transactions.Deals;

namespace MultiWeb.UnitTests.Domain.Trading.Transactions;

public sealed class PurchaseProcessTests
{
    /// <summary>The rows T3 to T7 of the transaction engine, written down a second time: a change of the table must be meant.</summary>
    private static readonly string[] Specified =
    [
        "confirm: pending > confirmed by seller, None, note False",
        "reject: pending > cancelled by seller, Release, note False",
        "withdraw: pending > cancelled by buyer, Release, note False",
        "cancel: confirmed > cancelled by buyer+seller, Release, note True",
        "hand_over: confirmed > confirmed by seller, None, note False",
        "receive: confirmed > completed by buyer, Sell, note False",
    ];

    [Fact]
    public void The_table_is_the_specified_one() =>
        PurchaseProcess.Transitions.Select(Describe).Should().BeEquivalentTo(Specified);

    [Fact]
    public void One_step_from_one_status_leads_to_one_place() =>
        PurchaseProcess.Transitions.Select(t => (t.Name, t.From)).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Nothing_leaves_the_end() => PurchaseProcess.Transitions.Select(t => t.From)
        .Should().NotContain([TransactionStatus.Completed, TransactionStatus.Cancelled]);

    [Fact]
    public void A_product_is_freed_exactly_by_what_cancels_and_sold_exactly_by_what_completes() =>
        PurchaseProcess.Transitions.Should().AllSatisfy(t => t.Product.Should().Be(t.To switch
        {
            TransactionStatus.Cancelled => ProductEffect.Release,
            TransactionStatus.Completed => ProductEffect.Sell,
            _ => ProductEffect.None,
        }));

    [Fact]
    public void Only_a_pending_request_runs_out()
    {
        foreach (var status in Enum.GetValues<TransactionStatus>())
        {
            new DealState(status, Requested, null).Deadline
                .Should().Be(status == TransactionStatus.Pending ? Requested.AddHours(24) : null);
        }
    }

    /// <summary>The model check: each status × step × side does exactly what the table says.</summary>
    [Theory, MemberData(nameof(Everything))]
    public void Every_step_of_every_side_in_every_status_follows_the_table(TransactionStatus status, TransitionName name, DealParty party)
    {
        var deal = Placed(status);
        var before = Snapshot(deal);
        var row = PurchaseProcess.Transitions.SingleOrDefault(t => t.Name == name && t.From == status);
        var rows = PurchaseProcess.Transitions.Where(t => t.Name == name).ToList();

        var taken = deal.Take(name, IdOf(party), "because", Requested.AddHours(1));

        if (rows.Count > 0 && !rows.Exists(t => t.Actors.Contains(party)))
            taken.Error!.Code.Should().Be("forbidden");
        else if (row is null)
            taken.Error!.Code.Should().Be("invalid_transition");
        else
            taken.Value.Should().Be(row.Product);

        if (taken.IsSuccess)
            deal.Status.Should().Be(row!.To);
        else
            Snapshot(deal).Should().Be(before);
    }

    public static TheoryData<TransactionStatus, TransitionName, DealParty> Everything
    {
        get
        {
            var all = new TheoryData<TransactionStatus, TransitionName, DealParty>();
            foreach (var status in Enum.GetValues<TransactionStatus>())
            {
                foreach (var name in Enum.GetValues<TransitionName>())
                {
                    foreach (var party in Enum.GetValues<DealParty>())
                        all.Add(status, name, party);
                }
            }
            return all;
        }
    }

    private static string Describe(Transition t) =>
        $"{Wording.Of(t.Name)}: {Wording.Of(t.From)} > {Wording.Of(t.To)} by {string.Join('+', t.Actors.Order().Select(Wording.Of))}, {t.Product}, note {t.NeedsNote}";
}
