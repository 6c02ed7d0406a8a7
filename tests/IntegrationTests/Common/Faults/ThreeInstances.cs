using System.Diagnostics;
using System.Net;
using MultiWeb.IntegrationTests.Common.Databases;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Faults;

/// <summary>Three instances on one database and one Redis, each with a way of its own to Redis; and the one that every fixture has.</summary>
public sealed class ThreeInstances : MarketplaceFixture, IAsyncLifetime
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    internal TcpProxy[] Ways { get; } = [Servers.NewWayToRedis(), Servers.NewWayToRedis(), Servers.NewWayToRedis()];

    internal HttpClient[] Each { get; private set; } = [];

    internal Client[] Anyones => [.. Each.Select(http => new Client(http))];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Each = [.. Ways.Select(way => ConnectTo(StartInstance(("ConnectionStrings:Redis", Servers.RedisBy(way)))))];
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        foreach (var way in Ways)
            await way.DisposeAsync();
    }

    /// <summary>A listing that every instance holds in memory.</summary>
    internal async Task<(Person Seller, long Id)> ListWhatEverybodyReadsAsync()
    {
        var seller = await NewPersonAsync();
        var id = await seller.ListProductAsync();
        foreach (var anyone in Anyones)
            (await anyone.GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);
        return (seller, id);
    }

    /// <summary>Changes the price at the first instance; whatever else fails, this must not, and must not take long.</summary>
    internal async Task ChangeAsync(Person seller, long id, decimal price)
    {
        var watch = Stopwatch.StartNew();
        (await seller.At(Each[0]).PatchAsync($"products/{id}", new { price })).ShouldBe(HttpStatusCode.OK);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(3));
    }

    /// <summary>No read fails, and none that begins later than a second from now shows anything else.</summary>
    internal Task ShouldAllShowAsync(long id, decimal price, double seconds = 1.4) => Task.WhenAll(Anyones.Select(async anyone =>
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(seconds))
        {
            var asked = watch.Elapsed;
            var seen = (await anyone.GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK)["price"].GetDecimal();
            if (asked > OneSecond)
                seen.Should().Be(price, "it was changed {0} before it was asked for", asked);
            await Task.Delay(20);
        }
    }));

    /// <returns>How long it took until every instance could use Redis, or could not.</returns>
    internal async Task<TimeSpan> ShouldSoonBeAsync(string redis, int instances = 3)
    {
        var watch = Stopwatch.StartNew();
        foreach (var anyone in Anyones[..instances])
        {
            while ((await anyone.GetAsync("/health"))["checks"].GetProperty("redis").GetString() != redis)
            {
                watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
                await Task.Delay(20);
            }
        }
        return watch.Elapsed;
    }
}
