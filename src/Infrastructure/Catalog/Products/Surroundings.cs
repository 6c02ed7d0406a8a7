namespace MultiWeb.Infrastructure.Catalog.Products;

/// <summary>
/// What lies around a place, as SQL. Everything is measured to the blurred place that answers show, so that no number of searches
/// tells more than one answer does. Places are points on a sphere of radius one. The straight line between two of them grows with the
/// way on the ground, and an index bounds and sorts by it, at the poles and across the date line too.
/// </summary>
/// <param name="Here">The point in the middle, as SQL.</param>
/// <param name="Reach">The longest line that still counts, as SQL.</param>
/// <param name="IsLarge">Whether much may be within.</param>
internal sealed record Surroundings(string Here, string Reach, bool IsLarge)
{
    private const double EarthRadiusKm = 6371.0088;
    private const string Place = "catalog.on_sphere(p.public_latitude, p.public_longitude)";

    /// <summary>The straight line to a listing.</summary>
    public string Line => $"({Place} <-> {Here})";

    /// <summary>The way to a listing in kilometres.</summary>
    public string Kilometres => $"{2 * EarthRadiusKm} * asin(least(1, {Line} / 2))";

    /// <summary>The straight line that belongs to a way on the ground.</summary>
    public static double LineOf(double kilometres) => 2 * Math.Sin(kilometres / EarthRadiusKm / 2);

    /// <summary>Whether a listing that is at hand is near enough.</summary>
    public IEnumerable<string> Near(string? reach = null) => [$"{Line} <= {reach ?? Reach}"];

    /// <summary>The same, for the index to find: it knows a box, and what is in its corners is too far.</summary>
    public IEnumerable<string> Within(string? reach = null) => [$"{Place} <@ cube_enlarge({Here}, {reach ?? Reach}, 3)", .. Near(reach)];
}
