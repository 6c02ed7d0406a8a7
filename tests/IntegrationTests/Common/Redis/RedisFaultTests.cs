using System.Diagnostics;
using System.Net;
using MultiWeb.IntegrationTests.Common.Faults;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Redis;

/// <summary>
/// Whatever happens to Redis or to anybody's way to it: no read fails, no command fails, and nobody is told anything that was
/// changed more than a second ago.
/// </summary>
public sealed class RedisFaultTests(ThreeInstances market) : IClassFixture<ThreeInstances>, IAsyncLifetime
{
    public async Task InitializeAsync() => await market.ShouldSoonBeAsync("healthy");

    public Task DisposeAsync()
    {
        foreach (var way in market.Ways)
            way.Pass();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("silent", 0, 3)]
    [InlineData("cut", 0, 3)]
    [InlineData("slow", 0, 3)]
    [InlineData("silent", 0, 1)] // only the writer's way
    [InlineData("cut", 0, 1)]
    [InlineData("silent", 1, 2)] // only the readers' ways
    [InlineData("cut", 1, 2)]
    public async Task Nobody_is_told_anything_older_than_a_second(string fault, int from, int count)
    {
        var (seller, id) = await market.ListWhatEverybodyReadsAsync();
        var ways = market.Ways.AsSpan(from, count).ToArray();

        Strike(fault, ways);
        await market.ChangeAsync(seller, id, 1);
        await market.ShouldAllShowAsync(id, 1);
        await market.ChangeAsync(seller, id, 2);
        await market.ShouldAllShowAsync(id, 2);

        foreach (var way in ways)
            way.Pass();
        await market.ChangeAsync(seller, id, 3);
        await market.ShouldAllShowAsync(id, 3);
        await market.ShouldSoonBeAsync("healthy");
        await market.ChangeAsync(seller, id, 4);
        await market.ShouldAllShowAsync(id, 4);
    }

    /// <summary>The old answer lies in Redis, and the only one who knows that it is old cannot get there.</summary>
    [Fact]
    public async Task What_the_writer_could_not_take_out_of_Redis_the_others_do_not_believe()
    {
        var (seller, id) = await market.ListWhatEverybodyReadsAsync();
        market.Ways[0].Blackhole();

        await market.ChangeAsync(seller, id, 1);
        await Task.Delay(1000);

        var newcomer = new Client(market.ConnectTo(market.StartInstance()));
        (await newcomer.GetAsync($"products/{id}"))["price"].GetDecimal().Should().Be(1);
        (await market.Anyone.GetAsync($"products/{id}"))["price"].GetDecimal().Should().Be(1, "it has not had it in memory, and finds the old one in Redis");
        await market.ShouldAllShowAsync(id, 1);
    }

    /// <summary>The reader's connection breaks, and is there again so soon that he might not notice what he has missed.</summary>
    [Fact]
    public async Task A_message_that_was_missed_between_two_connections_does_no_harm()
    {
        var (seller, id) = await market.ListWhatEverybodyReadsAsync();
        for (var price = 1; price <= 5; price++)
        {
            var change = market.ChangeAsync(seller, id, price);
            market.Ways[1].Cut();
            await change;
            market.Ways[1].Cut();
            await market.ShouldAllShowAsync(id, price, seconds: 1.2);
        }
    }

    [Fact]
    public async Task A_silent_Redis_is_noticed_once_and_not_by_every_read()
    {
        var seller = await market.NewPersonAsync();
        var ids = new List<long>();
        for (var i = 0; i < 20; i++)
            ids.Add(await seller.ListProductAsync());
        Strike("silent", market.Ways);
        await market.ShouldSoonBeAsync("degraded");

        var watch = Stopwatch.StartNew();
        foreach (var id in ids)
            (await market.Anyones[1].GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2), "twenty reads that each wait for Redis would take four");
        (await market.Anyones[1].GetAsync("/health/ready")).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be("degraded");
    }

    /// <summary>As after a minute: TCP tries again so seldom that the old connections would stay silent long after all is well.</summary>
    [Fact]
    public async Task After_a_long_silence_it_does_not_wait_for_the_old_connection()
    {
        foreach (var way in market.Ways)
            way.Blackhole(lasting: true);
        await Task.Delay(4500);

        foreach (var way in market.Ways)
            way.Pass();

        await market.ShouldSoonBeAsync("healthy");
        var (seller, id) = await market.ListWhatEverybodyReadsAsync();
        await market.ChangeAsync(seller, id, 1);
        await market.ShouldAllShowAsync(id, 1);
    }

    private static void Strike(string fault, TcpProxy[] ways)
    {
        foreach (var way in ways)
        {
            switch (fault)
            {
                case "silent": way.Blackhole(); break;
                case "cut": way.Reset(); break;
                default: way.Delay(TimeSpan.FromMilliseconds(150)); break; // there and back: 300 ms
            }
        }
    }
}
