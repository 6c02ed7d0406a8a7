namespace MultiWeb.Domain.Common;

/// <summary>
/// An amount in the marketplace's one currency: decimal, never binary floating point, with exactly two places.
/// Stored as <c>numeric(14,2)</c>.
/// </summary>
public readonly record struct Money
{
    /// <summary>The largest amount that <c>numeric(14,2)</c> holds.</summary>
    public const decimal Max = 999_999_999_999.99m;
    public const int Precision = 14;
    public const int Places = 2;

    // Adding 0.00 fixes the scale, so that 12000 and 12000.00 are written the same way in every answer.
    private Money(decimal amount) => Amount = amount + 0.00m;

    public decimal Amount { get; }

    /// <summary>True for amounts above zero, up to <see cref="Max"/>, with at most two places.</summary>
    public static bool IsValid(decimal amount) => amount is > 0 and <= Max && decimal.Round(amount, Places) == amount;

    /// <exception cref="ArgumentOutOfRangeException">The amount is not <see cref="IsValid"/>: the caller did not validate.</exception>
    public static Money Of(decimal amount) => IsValid(amount)
        ? new Money(decimal.Round(amount, Places))
        : throw new ArgumentOutOfRangeException(nameof(amount), amount, "An amount is above zero and has at most two places.");

    public override string ToString() => Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
