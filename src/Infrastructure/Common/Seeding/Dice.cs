namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>What seeders ask of chance. It begins with a fixed number everywhere, so that every marketplace is planted alike.</summary>
internal static class Dice
{
    /// <param name="probability">0 to 1.</param>
    public static bool Chance(this Random dice, double probability) => dice.NextDouble() < probability;

    public static T Pick<T>(this Random dice, IReadOnlyList<T> from) => from[dice.Next(from.Count)];

    public static double Between(this Random dice, double low, double high) => low + dice.NextDouble() * (high - low);

    /// <summary>A span of hours between two numbers of them, in whole seconds.</summary>
    public static TimeSpan Hours(this Random dice, double low, double high) => TimeSpan.FromSeconds(Math.Round(dice.Between(low, high) * 3600));
}
