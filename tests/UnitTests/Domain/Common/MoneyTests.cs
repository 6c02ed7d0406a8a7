using FsCheck;
using FsCheck.Fluent;
using MultiWeb.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Common;

public sealed class MoneyTests
{
    public static TheoryData<decimal> Valid => [0.01m, 1m, 12_000m, 12_000.5m, 12_000.50m, 9.90000m, Money.Max];

    public static TheoryData<decimal> Invalid =>
        [0m, 0.00m, -0.01m, -1m, 0.001m, 0.009m, 1.005m, 1_000_000_000_000m, 999_999_999_999.991m, decimal.MaxValue, decimal.MinValue];

    [Theory, MemberData(nameof(Valid))]
    public void Amounts_above_zero_with_two_places_are_money(decimal amount)
    {
        Money.IsValid(amount).Should().BeTrue();
        Money.Of(amount).Amount.Should().Be(amount);
    }

    [Theory, MemberData(nameof(Invalid))]
    public void Anything_else_is_not_and_a_caller_who_did_not_ask_is_told(decimal amount)
    {
        Money.IsValid(amount).Should().BeFalse();
        FluentActions.Invoking(() => Money.Of(amount)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory, MemberData(nameof(Valid))]
    public void The_scale_is_two_however_the_amount_was_written(decimal amount) => Money.Of(amount).Amount.Scale.Should().Be(2);

    [Fact]
    public void Every_amount_of_cents_survives_and_has_two_places()
    {
        var cents = Gen.Choose(1, int.MaxValue).SelectMany(low => Gen.Choose(0, 46_565).Select(high => ((long)high * int.MaxValue) + low));
        Prop.ForAll(cents.ToArbitrary(), n =>
        {
            var money = Money.Of(n / 100m);
            return money.Amount * 100 == n && money.Amount.Scale == 2 && decimal.Parse(money.ToString()) == money.Amount;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Equal_amounts_are_equal_money()
    {
        Money.Of(5m).Should().Be(Money.Of(5.00m));
        Money.Of(5m).Should().NotBe(Money.Of(5.01m));
    }

    [Fact]
    public void It_is_written_with_two_places() => Money.Of(12_000.5m).ToString().Should().Be("12000.50");

    [Fact]
    public void The_limit_is_what_numeric_14_2_holds()
    {
        Money.Max.Should().Be((decimal)(Math.Pow(10, Money.Precision) - 1) / 100);
        Money.Max.Scale.Should().Be(Money.Places);
    }
}
