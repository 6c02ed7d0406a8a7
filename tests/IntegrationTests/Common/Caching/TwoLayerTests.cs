using System.Net;
using MultiWeb.IntegrationTests.Common.Databases;
using MultiWeb.IntegrationTests.Common.Faults;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;
using StackExchange.Redis;

namespace MultiWeb.IntegrationTests.Common.Caching;

/// <summary>What one instance has read the others need not read, and all say the same.</summary>
public sealed class TwoLayerTests(ThreeInstances market) : IClassFixture<ThreeInstances>, IDisposable
{
    private readonly StatementCount _reads = new(market.Database, "catalog.");

    public void Dispose() => _reads.Dispose();

    [Theory]
    [InlineData("products/{0}")]
    [InlineData("categories")]
    public async Task An_answer_is_read_once_for_all_instances_and_says_the_same_from_everywhere(string path)
    {
        var seller = await market.NewPersonAsync();
        path = string.Format(path, await seller.ListProductAsync(("location", "서울 \"마포구\" <b>"), ("latitude", 37.55), ("longitude", 126.9), ("price", 12_345.60m)));
        await market.ShouldSoonBeAsync("healthy");
        await ForgetReadsAsync();

        var first = (await market.Anyones[0].GetAsync(path)).ShouldBe(HttpStatusCode.OK);
        _reads.Take().Should().Be(1);
        for (var i = 0; i < 2; i++)
        {
            foreach (var anyone in market.Anyones)
                (await anyone.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Text.Should().Be(first.Text);
        }

        _reads.Take().Should().Be(0);
    }

    [Fact]
    public async Task Five_hundred_who_ask_at_once_cost_one_reading_an_instance()
    {
        var seller = await market.NewPersonAsync();
        for (var round = 0; round < 5; round++)
        {
            var id = await seller.ListProductAsync();
            await Task.Delay(250); // until everybody has heard of it: a reading that began before would be made again
            await ForgetReadsAsync();

            var told = await StartingGun.FireAsync(500, i => market.Anyones[i % 3].GetAsync($"products/{id}"));

            told.Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
            _reads.Take().Should().BeInRange(1, 3);
        }
    }

    [Fact]
    public async Task What_there_is_not_is_asked_once_in_a_while_and_is_there_when_it_is_made()
    {
        var seller = (await market.NewPersonAsync()).At(market.Each[0]);
        var next = await seller.ListProductAsync() + 1;
        await ForgetReadsAsync();
        for (var i = 0; i < 5; i++)
        {
            foreach (var anyone in market.Anyones)
                (await anyone.GetAsync($"products/{next}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        }
        _reads.Take().Should().Be(3, "each instance asks for itself");

        (await seller.ListProductAsync()).Should().Be(next);

        (await market.Anyones[0].GetAsync($"products/{next}")).ShouldBe(HttpStatusCode.OK);
        await market.ShouldAllShowAsync(next, Listings.Price, seconds: 0.3);
    }

    [Fact]
    public async Task Ten_thousand_questions_for_nothing_push_out_nothing()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync();
        var small = new Client(market.ConnectTo(market.StartInstance(("ConnectionStrings:Redis", ""), ("Cache:MaxEntries", "10"))));
        (await small.GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);

        await StartingGun.FireAsync(300, i => small.GetAsync($"products/{900_000 + i}"));

        await ForgetReadsAsync();
        (await small.GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);
        _reads.Take().Should().Be(0);
    }

    [Fact]
    public async Task Switched_off_nothing_is_answered_from_either_half()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync();
        var other = new Client(market.ConnectTo(market.StartInstance(("Cache:Enabled", "false"))));
        (await market.Anyones[0].GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);
        await ForgetReadsAsync();

        for (var i = 0; i < 3; i++)
            (await other.GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);

        _reads.Take().Should().Be(3);
    }

    [Fact]
    public async Task Without_Redis_instances_hear_each_other_by_PostgreSQL_and_keep_their_answers()
    {
        var (one, other) = (Alone(), Alone());
        var seller = (await market.NewPersonAsync()).At(one);
        var id = await seller.ListProductAsync();
        (await new Client(other).GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);
        await Task.Delay(1500);
        await ForgetReadsAsync();
        (await new Client(other).GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);
        _reads.Take().Should().Be(0, "an instance that hears the others keeps what it has read");

        (await seller.PatchAsync($"products/{id}", new { price = 1 })).ShouldBe(HttpStatusCode.OK);
        await Task.Delay(300);

        (await new Client(other).GetAsync($"products/{id}"))["price"].GetDecimal().Should().Be(1);

        HttpClient Alone() => market.ConnectTo(market.StartInstance(("ConnectionStrings:Redis", "")));
    }

    [Fact]
    public async Task What_somebody_else_has_written_over_an_answer_is_not_believed()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync();
        await market.ShouldSoonBeAsync("healthy");
        (await market.Anyones[0].GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);
        using var redis = await ConnectionMultiplexer.ConnectAsync(Servers.Redis);
        var key = redis.GetServer(redis.GetEndPoints()[0]).Keys(pattern: $"*{market.Database.Name}*:answer:*:product:{id}").Single();
        var stamp = ((string)(await redis.GetDatabase().StringGetAsync(key))!).Split('\n')[0];

        foreach (var (instance, text) in new[] { (1, $"{stamp}\n[1"), (2, "nonsense") })
        {
            await redis.GetDatabase().StringSetAsync(key, text, TimeSpan.FromMinutes(1));
            (await market.Anyones[instance].GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK).Id.Should().Be(id);
        }
    }

    /// <summary>Counts from here on. What follows from a new listing by itself has been read by then.</summary>
    private async Task ForgetReadsAsync()
    {
        await market.Database.DrainOutboxAsync();
        _reads.Take();
    }
}
