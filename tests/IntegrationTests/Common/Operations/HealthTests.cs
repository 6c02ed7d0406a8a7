using System.Net;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Operations;

public sealed class HealthTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private static readonly (string Name, string Value) Nowhere =
        ("ConnectionStrings:Postgres", "Host=127.0.0.1;Port=1;Database=none;Username=nobody;Password=wrong");

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/ready")]
    public async Task A_healthy_program_names_its_parts(string path)
    {
        var health = (await market.Anyone.GetAsync(path)).ShouldBe(HttpStatusCode.OK);

        health["status"].GetString().Should().Be("healthy");
        health["version"].GetString().Should().MatchRegex(@"^\d+\.\d+\.\d+");
        health["checks"].GetProperty("postgres").GetString().Should().Be("healthy");
        health["checks"].GetProperty("redis").GetString().Should().Be("healthy");
    }

    [Fact]
    public async Task Without_a_database_the_program_lives_but_is_not_ready_and_answers_503()
    {
        var lost = new Client(market.ConnectTo(market.StartInstance([Nowhere, .. ProductionKeys.New()])));

        (await lost.GetAsync("/health/live")).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be("healthy");
        var ready = (await lost.GetAsync("/health/ready")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        ready.Headers.RetryAfter.Should().NotBeNull();
        ready["detail"].GetString().Should().Be("Not ready: postgres.");
        ready["checks"].GetProperty("postgres").GetString().Should().Be("unhealthy");
        ready["checks"].GetProperty("redis").GetString().Should().Be("healthy");
        ready.ShouldNotLeak();
        ready.Text.Should().NotContain("127.0.0.1").And.NotContain("nobody");
        (await lost.GetAsync("/health")).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be("unhealthy");

        foreach (var answer in new[] { await lost.GetAsync("products"), await lost.GetAsync("products/1"), await lost.PostAsync("auth/login", new { email = "a@example.org", password = "whatever it is" }) })
            answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable").Headers.RetryAfter.Should().NotBeNull();
    }

    [Fact]
    public async Task A_token_cannot_be_checked_without_a_database_and_that_is_no_fault_of_the_token()
    {
        var person = await market.NewPersonAsync();
        var lost = person.At(market.ConnectTo(market.StartInstance(
            [Nowhere, .. ProductionKeys.New(File.ReadAllText(MarketplaceApp.SigningKeyFile))])));

        (await lost.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:1")]
    public async Task Without_Redis_everything_is_answered(string redis)
    {
        var alone = market.ConnectTo(market.StartInstance(("ConnectionStrings:Redis", redis)));
        var person = (await market.NewPersonAsync()).At(alone);

        var product = await person.ListProductAsync();
        (await person.PatchAsync($"products/{product}", new { price = 1 })).ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync($"products/{product}")).ShouldBe(HttpStatusCode.OK)["price"].GetDecimal().Should().Be(1);
        var ready = (await person.GetAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
        ready["status"].GetString().Should().Be(redis.Length == 0 ? "healthy" : "degraded");
    }

    [Fact]
    public async Task The_root_says_what_this_is_and_where_to_go()
    {
        var root = (await market.Anyone.GetAsync("/")).ShouldBe(HttpStatusCode.OK);

        root["name"].GetString().Should().Be("multiweb");
        root["environment"].GetString().Should().Be("development");
        foreach (var link in root["links"].EnumerateObject())
            ((int)(await market.Anyone.GetAsync(link.Value.GetString()!)).Status).Should().BeInRange(200, 302, "{0} is a way to go", link.Name);
    }
}
