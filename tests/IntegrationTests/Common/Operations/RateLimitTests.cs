using System.Diagnostics;
using System.Globalization;
using System.Net;
using MultiWeb.IntegrationTests.Common.Databases;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Identity.Sessions;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>How often is too often. Each test counts in a part of Redis of its own, for all come from one address.</summary>
public sealed class RateLimitTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private static readonly (string, string) NoRedis = ("ConnectionStrings:Redis", "");

    private static readonly object Nobody = new { email = "nobody@example.org", password = "whatever it is" };

    [Fact]
    public async Task The_sixth_login_of_a_minute_has_to_wait()
    {
        var client = new Client(await InstanceAsync());
        for (var i = 0; i < 5; i++)
            (await client.PostAsync("auth/login", Nobody)).Status.Should().NotBe(HttpStatusCode.TooManyRequests);

        var refused = (await client.PostAsync("auth/login", Nobody)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");

        refused.Headers.RetryAfter!.Delta.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        (await client.GetAsync("products")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_eleventh_registration_of_a_minute_has_to_wait()
    {
        var client = new Client(await InstanceAsync());
        for (var i = 0; i < 10; i++)
            (await client.PostAsync("auth/register", "{}")).ShouldRefuseField("#/email");

        (await client.PostAsync("auth/register", "{}")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    [Fact]
    public async Task Users_are_counted_each_for_himself_and_health_not_at_all()
    {
        var (one, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var instance = await InstanceAsync(("RateLimiting:Policies:default:PerMinute", "3"));
        (one, other) = (one.At(instance), other.At(instance));

        for (var i = 0; i < 3; i++)
            (await one.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        (await one.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        (await other.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < 10; i++)
            (await new Client(instance).GetAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>A token costs nothing to make; whoever has many of them has no more attempts than others.</summary>
    [Fact]
    public async Task The_files_of_a_page_are_not_counted()
    {
        var anyone = new Client(await InstanceAsync());
        for (var i = 0; i < 101; i++)
            (await anyone.GetAsync("/docs/index.html")).ShouldBe(HttpStatusCode.OK).Headers.Contains("RateLimit").Should().BeFalse();
        (await anyone.GetAsync("products?page_size=1")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Logins_are_counted_by_address_whatever_token_comes_with_them()
    {
        var people = await market.NewPeopleAsync(6);
        var instance = await InstanceAsync();

        var statuses = new List<HttpStatusCode>();
        foreach (var person in people)
            statuses.Add((await person.At(instance).PostAsync("auth/login", Nobody)).Status);

        statuses.Take(5).Should().NotContain(HttpStatusCode.TooManyRequests);
        statuses[5].Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("auth/login", 5)]
    [InlineData("auth/register", 10)]
    [InlineData("products?page_size=1", 100)]
    public async Task Three_instances_count_together_to_the_last_one(string path, int limit)
    {
        var instances = await InstancesAsync(3);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 3 * limit).Select(async i =>
        {
            var client = new Client(instances[i % 3]);
            return (await (path.StartsWith("auth", StringComparison.Ordinal) ? client.PostAsync(path, "{}") : client.GetAsync(path))).Status;
        }));

        statuses.Count(status => status != HttpStatusCode.TooManyRequests).Should().Be(limit);
    }

    [Fact]
    public async Task Without_Redis_each_instance_counts_alone()
    {
        var instances = await InstancesAsync(3, NoRedis, ("RateLimiting:Policies:default:PerMinute", "7"));

        var statuses = await Task.WhenAll(Enumerable.Range(0, 90).Select(async i => (await new Client(instances[i % 3]).GetAsync("categories")).Status));

        statuses.Count(status => status == HttpStatusCode.OK).Should().Be(3 * 7);
    }

    [Fact]
    public async Task While_Redis_is_away_each_instance_counts_alone_and_together_again_afterwards()
    {
        await using var way = Servers.NewWayToRedis();
        var instances = await InstancesAsync(3, ("ConnectionStrings:Redis", Servers.RedisBy(way)), ("RateLimiting:Policies:default:PerMinute", "9"));
        way.Blackhole();

        var away = await Task.WhenAll(Enumerable.Range(0, 90).Select(async i => (await new Client(instances[i % 3]).GetAsync("categories")).Status));

        away.Count(status => status == HttpStatusCode.OK).Should().BeInRange(9, 3 * 9);
        away.Should().OnlyContain(status => status == HttpStatusCode.OK || status == HttpStatusCode.TooManyRequests);
        // Another policy, whose windows nobody has opened yet.
        way.Pass();
        await Task.WhenAll(instances.Select(ShouldSoonCountInRedisAsync));
        var back = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i => (await new Client(instances[i % 3]).PostAsync("auth/register", "{}")).Status));
        back.Count(status => status != HttpStatusCode.TooManyRequests).Should().Be(10);
    }

    [Fact]
    public async Task Every_answer_says_where_one_stands()
    {
        var client = new Client(await InstanceAsync(("RateLimiting:Policies:default:PerMinute", "2")));

        var (first, second, third) = (await client.GetAsync("categories"), await client.GetAsync("no/such/thing"), await client.GetAsync("categories"));

        first.ShouldBe(HttpStatusCode.OK);
        second.ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        third.ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        ShouldSay(first, limit: 2, remaining: 1);
        ShouldSay(second, limit: 2, remaining: 0);
        ShouldSay(third, limit: 2, remaining: 0);
        (await client.GetAsync("/health/live")).Headers.Contains("RateLimit").Should().BeFalse("what is not counted has no limit");
    }

    [Fact]
    public async Task A_window_ends_a_minute_after_it_began()
    {
        // Redis keeps its own time: the window of an instance alone can be put forward.
        var client = new Client(await InstanceAsync(NoRedis, ("RateLimiting:Policies:default:PerMinute", "1")));
        (await client.GetAsync("categories")).ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("categories")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");

        market.Time.Advance(TimeSpan.FromSeconds(61));

        (await client.GetAsync("categories")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    [InlineData("X-Client-IP")]
    [InlineData("CF-Connecting-IP")]
    public async Task Whoever_claims_another_address_is_counted_by_his_own(string header)
    {
        var client = new Client(await InstanceAsync());

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
            statuses.Add((await client.PostAsync("auth/login", "{}", (header, header == "Forwarded" ? $"for=203.0.113.{i}" : $"203.0.113.{i}"))).Status);

        statuses[5].Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_proxy_that_is_trusted_says_whose_request_it_is()
    {
        var client = new Client(await InstanceAsync(("Proxies:Trusted", "127.0.0.0/8;10.0.0.7"), ("RateLimiting:Policies:default:PerMinute", "1")));

        (await client.GetAsync("categories", ("X-Forwarded-For", "203.0.113.1"))).ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("categories", ("X-Forwarded-For", "203.0.113.2"))).ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("categories", ("X-Forwarded-For", "203.0.113.1"))).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        // What stands left of the last hop that is trusted anybody can have written.
        (await client.GetAsync("categories", ("X-Forwarded-For", "198.51.100.9, 203.0.113.1, 10.0.0.7"))).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    /// <summary>The owner comes in however many others knock at his door.</summary>
    [Fact]
    public async Task Who_merely_knocks_uses_up_nobodys_logins()
    {
        var person = await market.NewPersonAsync();
        var client = new Client(await InstanceAsync(("Proxies:Trusted", "127.0.0.1"), ("Captcha:MaxNumber", "50")));
        var failed = await FailedAsync();
        for (var i = 0; i < 12; i++)
            (await LogInAsync(i, "not this one either")).Status.Should().BeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);

        (await LogInAsync(99, Person.DefaultPassword, await client.SolveCaptchaAsync())).ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < 5; i++)
            await LogInAsync(100 + i, Person.DefaultPassword);
        (await LogInAsync(200, Person.DefaultPassword)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited").Headers.RetryAfter.Should().NotBeNull();
        (await FailedAsync()).Should().Be(failed, "what nobody looked at is no failure");

        Task<long> FailedAsync() => market.Database.CountAsync("identity.login_guards WHERE failures > 0");

        Task<Answer> LogInAsync(int from, string password, string? captcha = null) =>
            client.PostAsync("auth/login", new { email = person.Email, password, captcha }, ("X-Forwarded-For", $"203.0.113.{from}"));
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled_from_many_addresses()
    {
        var person = await market.NewPersonAsync();
        var client = new Client(await InstanceAsync(("Proxies:Trusted", "127.0.0.1")));

        for (var i = 0; i < 9; i++)
            (await client.PostAsync("auth/password/forgot", new { email = person.Email }, ("X-Forwarded-For", $"203.0.113.{i}"))).ShouldBe(HttpStatusCode.Accepted);

        (await market.Database.CountAsync("identity.mailed_links WHERE user_id = $1 AND purpose = 'reset_password'", person.Id)).Should().Be(5);
    }

    [Fact]
    public async Task A_household_is_one_client_however_many_addresses_it_has()
    {
        var client = new Client(await InstanceAsync(("Proxies:Trusted", "127.0.0.1"), ("RateLimiting:Policies:default:PerMinute", "1")));

        (await client.GetAsync("categories", ("X-Forwarded-For", "2001:db8:1:2::1"))).ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("categories", ("X-Forwarded-For", "2001:db8:1:2:ffff::99"))).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        (await client.GetAsync("categories", ("X-Forwarded-For", "2001:db8:1:3::1"))).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpClient[]> InstancesAsync(int count, params (string Name, string Value)[] settings)
    {
        var apart = ("Redis:Namespace", $"rates-{Guid.NewGuid():N}");
        var instances = Enumerable.Range(0, count).Select(_ => market.ConnectTo(market.StartInstance([("RateLimiting:Enabled", "true"), apart, .. settings]))).ToArray();
        if (!settings.Contains(NoRedis))
            await Task.WhenAll(instances.Select(ShouldSoonCountInRedisAsync));
        return instances;
    }

    private async Task<HttpClient> InstanceAsync(params (string Name, string Value)[] settings) => (await InstancesAsync(1, settings)).Single();

    private static async Task ShouldSoonCountInRedisAsync(HttpClient instance)
    {
        var watch = Stopwatch.StartNew();
        while ((await new Client(instance).GetAsync("/health"))["checks"].GetProperty("redis").GetString() != "healthy")
        {
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
            await Task.Delay(20);
        }
    }

    private void ShouldSay(Answer answer, int limit, int remaining)
    {
        string Header(string name) => answer.Headers.GetValues(name).Single();
        Header("RateLimit-Policy").Should().Be($"\"default\";q={limit};w=60");
        Header("RateLimit").Should().MatchRegex($"^\"default\";r={remaining};t=[0-9]{{1,2}}$");
        Header("X-RateLimit-Limit").Should().Be(limit.ToString(CultureInfo.InvariantCulture));
        Header("X-RateLimit-Remaining").Should().Be(remaining.ToString(CultureInfo.InvariantCulture));
        var reset = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Header("X-RateLimit-Reset"), CultureInfo.InvariantCulture));
        reset.Should().BeAfter(market.Time.GetUtcNow()).And.BeBefore(market.Time.GetUtcNow().AddSeconds(62));
    }
}
