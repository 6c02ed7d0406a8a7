using System.Net;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>How often is too often. Each test has an instance of its own, for the counters live in it.</summary>
public sealed class RateLimitTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task The_sixth_login_of_a_minute_has_to_wait()
    {
        var client = new Client(market.ConnectTo(market.StartInstance(("RateLimiting:Enabled", "true"))));
        var body = new { email = "nobody@example.org", password = "whatever it is" };
        // Each for another address: three for one are a matter of the lockout.
        for (var i = 0; i < 5; i++)
            (await client.PostAsync("auth/login", body with { email = $"nobody{i}@example.org" })).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        var refused = (await client.PostAsync("auth/login", body)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");

        refused.Headers.RetryAfter!.Delta.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        (await client.PostAsync("auth/login", body, ("X-Forwarded-For", "203.0.113.9"))).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        (await client.GetAsync("products")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_eleventh_registration_of_a_minute_has_to_wait()
    {
        var client = new Client(market.ConnectTo(market.StartInstance(("RateLimiting:Enabled", "true"))));
        for (var i = 0; i < 10; i++)
            (await client.PostAsync("auth/register", "{}")).ShouldRefuseField("#/email");

        (await client.PostAsync("auth/register", "{}")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    [Fact]
    public async Task Users_are_counted_each_for_himself_and_health_not_at_all()
    {
        var (one, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var instance = market.ConnectTo(market.StartInstance(("RateLimiting:Enabled", "true"), ("RateLimiting:Policies:default:PerMinute", "3")));
        (one, other) = (one.At(instance), other.At(instance));

        for (var i = 0; i < 3; i++)
            (await one.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        (await one.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        (await other.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < 10; i++)
            (await new Client(instance).GetAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
    }
}
