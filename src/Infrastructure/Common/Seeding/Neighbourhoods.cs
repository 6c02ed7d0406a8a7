using System.Globalization;

namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>A neighbourhood (동): its region, its whole name as people write it, and its middle in degrees (WGS 84).</summary>
internal sealed record Neighbourhood(string Region, string Name, double Latitude, double Longitude)
{
    /// <summary>The last part of the name: <c>연남동</c>.</summary>
    public string ShortName => Name[(Name.LastIndexOf(' ') + 1)..];
}

/// <summary>The places of the demonstration data.</summary>
internal static class Neighbourhoods
{
    public static IReadOnlyList<Neighbourhood> All { get; } = [.. WordLists.Lines("Neighbourhoods").Select(Read)];

    public static Neighbourhood Named(string name) => All.First(n => n.Name == name);

    private static Neighbourhood Read(string line) => line.Split('|') is [var region, var name, var latitude, var longitude]
        ? new($"{region}", $"{region} {name}", double.Parse(latitude, CultureInfo.InvariantCulture), double.Parse(longitude, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{line}' is no neighbourhood.");
}
