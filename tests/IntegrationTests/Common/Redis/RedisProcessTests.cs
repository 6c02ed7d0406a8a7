using System.Net;
using MultiWeb.IntegrationTests.Common.Faults;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Redis;

/// <summary>A Redis that is stopped, killed, full, or back with what it knew long ago.</summary>
public sealed class RedisProcessTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [OwnRedisFact]
    public async Task A_Redis_that_wakes_up_answers_nothing_old()
    {
        await using var redis = await RedisProcess.StartAsync();
        var (one, other) = (Start(redis), Start(redis));
        var (seller, id) = await ReadByBothAsync(one, other);

        redis.Pause();
        (await seller.PatchAsync($"products/{id}", new { price = 1 })).ShouldBe(HttpStatusCode.OK);
        await Task.Delay(4000);
        redis.Resume();

        await ShouldStayAsync(one, other, id, 1);
        await ShouldBeAsync(one, "healthy");
        await ShouldBeAsync(other, "healthy");
        await ShouldStayAsync(one, other, id, 1);
    }

    [OwnRedisFact]
    public async Task A_Redis_that_comes_back_with_an_old_copy_of_itself_answers_nothing_old()
    {
        await using var redis = await RedisProcess.StartAsync();
        var (one, other) = (Start(redis), Start(redis));
        var (seller, id) = await ReadByBothAsync(one, other);
        (await redis.SendAsync("SAVE")).Should().Be("+OK");

        (await seller.PatchAsync($"products/{id}", new { price = 1 })).ShouldBe(HttpStatusCode.OK);
        await redis.KillAsync();
        await ShouldStayAsync(one, other, id, 1);
        await redis.StartAgainAsync();
        (await redis.SendAsync("DBSIZE")).Should().NotBe(":0");

        await ShouldBeAsync(one, "healthy");
        await ShouldBeAsync(other, "healthy");
        await ShouldStayAsync(one, other, id, 1);
        (await seller.PatchAsync($"products/{id}", new { price = 2 })).ShouldBe(HttpStatusCode.OK);
        await Task.Delay(1000);
        await ShouldStayAsync(one, other, id, 2);
    }

    [OwnRedisFact]
    public async Task A_Redis_that_takes_nothing_more_is_gone_without()
    {
        await using var redis = await RedisProcess.StartAsync();
        var (one, other) = (Start(redis), Start(redis));
        var (seller, id) = await ReadByBothAsync(one, other);

        (await redis.SendAsync("CONFIG SET maxmemory 1")).Should().Be("+OK");
        (await seller.PatchAsync($"products/{id}", new { price = 1 })).ShouldBe(HttpStatusCode.OK);
        await Task.Delay(1000);

        await ShouldStayAsync(one, other, id, 1);
        await ShouldBeAsync(one, "degraded");
        (await redis.SendAsync("CONFIG SET maxmemory 0")).Should().Be("+OK");
        await ShouldBeAsync(one, "healthy");
        await ShouldStayAsync(one, other, id, 1);
    }

    private HttpClient Start(RedisProcess redis) => market.ConnectTo(market.StartInstance(("ConnectionStrings:Redis", redis.ConnectionString)));

    private async Task<(Person Seller, long Id)> ReadByBothAsync(HttpClient one, HttpClient other)
    {
        var seller = (await market.NewPersonAsync()).At(one);
        var id = await seller.ListProductAsync();
        foreach (var instance in new[] { one, other })
        {
            await ShouldBeAsync(instance, "healthy");
            (await new Client(instance).GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);
        }
        return (seller, id);
    }

    private static async Task ShouldStayAsync(HttpClient one, HttpClient other, long id, decimal price)
    {
        for (var i = 0; i < 20; i++)
        {
            foreach (var instance in new[] { one, other })
                (await new Client(instance).GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK)["price"].GetDecimal().Should().Be(price);
            await Task.Delay(20);
        }
    }

    private static async Task ShouldBeAsync(HttpClient instance, string redis)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if ((await new Client(instance).GetAsync("/health"))["checks"].GetProperty("redis").GetString() == redis)
                return;
            await Task.Delay(50);
        }
        throw new TimeoutException($"Redis should have been {redis} within five seconds.");
    }
}
