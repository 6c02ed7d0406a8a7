namespace MultiWeb.Infrastructure.Catalog.Products;

/// <summary>How far something is, told no finer than a neighbour would: rounded up to 0.5, 1, 5 or 10 km, coarser with distance.</summary>
internal static class DistanceSteps
{
    public static double Of(double kilometres)
    {
        var step = kilometres switch { <= 5 => 0.5, <= 20 => 1, <= 50 => 5, _ => 10 };
        return Math.Max(step, Math.Ceiling(kilometres / step) * step);
    }
}
