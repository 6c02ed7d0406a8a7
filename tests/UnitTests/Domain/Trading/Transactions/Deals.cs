using System.Runtime.CompilerServices;
using System.Text.Json;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Trading.Transactions;

/// <summary>Deals to begin a test with.</summary>
internal static class Deals
{
    public const long Id = 77;
    public const long Seller = 1;
    public const long Buyer = 2;
    public const long Stranger = 3;

    public static readonly DateTimeOffset Requested = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static readonly DealTerms Terms = new(PaymentMethod.Cash, "합정역 3번 출구", Requested.AddDays(2), "오늘 저녁에 가능할까요?");

    public static Transaction New() =>
        Transaction.Request(Id, 3, new DealSubject(11, "원목 의자", Seller), Buyer, Money.Of(50_000m), Terms, Requested);

    /// <summary>A deal that went through these steps, as the next command finds it.</summary>
    public static Transaction After(params (TransitionName Step, long Actor, string? Note)[] steps)
    {
        var deal = New().AsLoaded();
        foreach (var (step, actor, note) in steps)
        {
            deal.Take(step, actor, note, Requested.AddMinutes(1)).IsSuccess.Should().BeTrue();
            deal.AsLoaded();
        }
        return deal;
    }

    public static Transaction Confirmed() => After((TransitionName.Confirm, Seller, null));

    public static Transaction HandedOver() => After((TransitionName.Confirm, Seller, null), (TransitionName.HandOver, Seller, null));

    /// <summary>A deal in a status that no step of today's process need lead to.</summary>
    public static Transaction Placed(TransactionStatus status)
    {
        var deal = New().AsLoaded();
        SetStatus(deal, status);
        return deal;
    }

    public static long IdOf(DealParty party) => party == DealParty.Buyer ? Buyer : Seller;

    /// <summary>Everything that can be seen of a deal, its trail included.</summary>
    public static string Snapshot(Transaction deal) => JsonSerializer.Serialize(deal);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Status")]
    private static extern void SetStatus(Transaction deal, TransactionStatus status);
}
