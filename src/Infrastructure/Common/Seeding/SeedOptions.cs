using System.Globalization;

namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>What the operator wants of the verb <c>seed</c>.</summary>
/// <param name="Products">How many listings shall be on offer at the end; null for the demonstration as it is.</param>
public sealed record SeedOptions(int? Products)
{
    public const int MaxProducts = 1_000_000;

    private const string Option = "--products";

    /// <summary>Reads the arguments after the verb. Other options are left to the configuration.</summary>
    /// <exception cref="ConfigurationException">They cannot be understood.</exception>
    public static SeedOptions Parse(IReadOnlyList<string> arguments)
    {
        int? products = null;
        if (arguments is [[not ('-' or '/'), ..], ..])
            throw new ConfigurationException($"seed: its one option is {Option} with a whole number from 1 to {MaxProducts}.");
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var left, var right] ? (left, right) : (arguments[i], null);
            if (!name.Equals(Option, StringComparison.OrdinalIgnoreCase))
                continue;
            if (products is not null)
                throw new ConfigurationException($"seed: {Option} is given twice.");
            products = NumberFrom(value ?? (++i < arguments.Count ? arguments[i] : ""));
        }
        return new SeedOptions(products);
    }

    // Digits only: "1e6", "+5" and "1,000" mean something else to somebody.
    private static int NumberFrom(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxProducts
            ? number
            : throw new ConfigurationException($"seed: {Option} wants a whole number from 1 to {MaxProducts}.");
}
