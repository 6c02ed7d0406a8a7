using FsCheck;
using FsCheck.Fluent;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.UnitTests.Domain.Catalog.Products;

public sealed class GeoPointTests
{
    /// <summary>The promised coarseness, and the sixth decimal to which the answer is rounded.</summary>
    private const double Grid = 0.005, Rounding = 0.000001;

    private static readonly Arbitrary<GeoPoint> Anywhere = (
        from latitude in Gen.Choose(-90_000_000, 90_000_000)
        from longitude in Gen.Choose(-180_000_000, 180_000_000)
        select new GeoPoint(latitude / 1e6, longitude / 1e6)).ToArbitrary();

    private static readonly Arbitrary<long> Seeds = Gen.Choose(1, int.MaxValue).Select(n => (long)n).ToArbitrary();

    [Fact]
    public void The_same_place_and_seed_blur_to_the_same_point() =>
        Prop.ForAll(Anywhere, Seeds, (point, seed) => point.Blurred(seed) == point.Blurred(seed)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_blurred_point_is_never_further_away_than_the_grid_and_stays_on_earth() =>
        Prop.ForAll(Anywhere, Seeds, (point, seed) =>
        {
            var blurred = point.Blurred(seed);
            return Math.Abs(blurred.Latitude - point.Latitude) <= Grid + Rounding
                && Math.Abs(blurred.Longitude - point.Longitude) <= Grid + Rounding
                && blurred.Latitude is >= -90 and <= 90 && blurred.Longitude is >= -180 and <= 180;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Everywhere_in_a_cell_blurs_to_the_same_point_so_that_moving_a_little_tells_nothing() =>
        Prop.ForAll(Anywhere, Seeds, (point, seed) =>
        {
            var elsewhere = new GeoPoint(WithinCell(point.Latitude), WithinCell(point.Longitude));
            return elsewhere.Blurred(seed) == point.Blurred(seed);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_offset_differs_from_seed_to_seed()
    {
        var home = new GeoPoint(37.5563, 126.9236);
        Enumerable.Range(1, 1000).Select(seed => home.Blurred(seed)).Distinct().Should().HaveCountGreaterThan(990);
    }

    [Fact]
    public void The_offsets_fill_the_cell()
    {
        var home = new GeoPoint(37.5563, 126.9236);
        var offsets = Enumerable.Range(1, 1000).Select(seed => home.Blurred(seed)).ToList();
        (offsets.Max(p => p.Latitude) - offsets.Min(p => p.Latitude)).Should().BeInRange(0.9 * Grid, Grid + Rounding);
        (offsets.Max(p => p.Longitude) - offsets.Min(p => p.Longitude)).Should().BeInRange(0.9 * Grid, Grid + Rounding);
    }

    /// <summary>The middle of the cell that a coordinate lies in.</summary>
    private static double WithinCell(double degrees) => (Math.Floor(degrees / Grid) + 0.5) * Grid;
}
