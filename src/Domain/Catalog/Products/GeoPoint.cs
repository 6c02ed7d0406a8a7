namespace MultiWeb.Domain.Catalog.Products;

/// <summary>A place on earth in degrees (WGS 84).</summary>
public sealed record GeoPoint(double Latitude, double Longitude)
{
    /// <summary>About 550 m of latitude: fine enough for a neighbourhood, too coarse for a front door.</summary>
    private const double GridDegrees = 0.005;

    /// <summary>
    /// The same place blurred: snapped to a grid and moved by an offset within the cell that depends on <paramref name="seed"/>
    /// alone, so that asking often tells no more than asking once.
    /// </summary>
    public GeoPoint Blurred(long seed) => new(
        Math.Clamp(Blur(Latitude, (ulong)seed * 0x9E3779B97F4A7C15UL), -90, 90),
        Math.Clamp(Blur(Longitude, (ulong)seed * 0xC2B2AE3D27D4EB4FUL), -180, 180));

    private static double Blur(double degrees, ulong hash) =>
        Math.Round((Math.Floor(degrees / GridDegrees) + (hash >> 11) * (1.0 / (1UL << 53))) * GridDegrees, 6);
}
