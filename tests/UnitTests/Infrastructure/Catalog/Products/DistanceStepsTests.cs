using FsCheck;
using FsCheck.Fluent;
using MultiWeb.Infrastructure.Catalog.Products;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products;

public sealed class DistanceStepsTests
{
    private static readonly Arbitrary<double> Distances = Gen.Choose(0, 20_000_000).Select(m => m / 1000.0).ToArbitrary();

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.01, 0.5)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.51, 1)]
    [InlineData(4.9, 5)]
    [InlineData(5, 5)]
    [InlineData(5.01, 6)]
    [InlineData(20, 20)]
    [InlineData(20.01, 25)]
    [InlineData(50, 50)]
    [InlineData(50.01, 60)]
    [InlineData(199.9, 200)]
    public void A_distance_is_rounded_up_to_its_step(double kilometres, double told) => DistanceSteps.Of(kilometres).Should().Be(told);

    [Fact]
    public void What_is_told_is_never_nearer_and_never_a_step_too_far() => Prop.ForAll(Distances, kilometres =>
    {
        var told = DistanceSteps.Of(kilometres);
        return told >= kilometres && told > 0 && told - kilometres <= Math.Max(0.5, kilometres < 5 ? 0.5 : kilometres < 20 ? 1 : kilometres < 50 ? 5 : 10);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_further_is_never_told_nearer() =>
        Prop.ForAll(Distances, Distances, (one, other) => one > other || DistanceSteps.Of(one) <= DistanceSteps.Of(other)).QuickCheckThrowOnFailure();
}
