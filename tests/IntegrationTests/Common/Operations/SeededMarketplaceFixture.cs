namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>A marketplace with the demonstration in it, planted by the program itself.</summary>
public sealed class SeededMarketplaceFixture : MarketplaceFixture
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var seeding = await ProgramProcess.RunAsync(Database, "seed");
        seeding.ExitCode.Should().Be(0, "it said {0}", seeding.Errors);
        seeding.Errors.Should().StartWith("Planted: 305 accounts, 3,000 listings, ");
    }
}
