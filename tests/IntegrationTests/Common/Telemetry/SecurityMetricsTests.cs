using System.Net;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>What an attack leaves in the metrics.</summary>
public sealed class SecurityMetricsTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string Logins = "multiweb_auth_login_attempts_total";
    private const string Tokens = "multiweb_auth_token_rejected_total";
    private const string Inputs = "multiweb_security_suspicious_input_total";
    private const string Reuses = "multiweb_auth_refresh_reuse_detected_total";

    [Fact]
    public Task A_wrong_password_is_a_failed_login() => ShouldMoveAsync(
        $"{Logins}{{result=\"failure\"}}", async () =>
            (await market.Anyone.PostAsync("auth/login", new { email = "nobody@example.org", password = "whatever it is" })).ShouldBe(HttpStatusCode.Unauthorized));

    [Fact]
    public async Task A_login_that_cannot_be_read_is_none()
    {
        var before = await market.Http.ScrapeAsync();
        (await market.Anyone.PostAsync("auth/login", new { email = "", password = "" })).ShouldBe(HttpStatusCode.UnprocessableEntity);
        var after = await market.Http.ScrapeAsync();
        foreach (var result in before.ValuesOf("result", Logins))
            after[$"{Logins}{{result=\"{result}\"}}"].Should().Be(before[$"{Logins}{{result=\"{result}\"}}"]);
    }

    [Theory]
    [InlineData("no token at all", "malformed")]
    [InlineData("a.b.c", "malformed")]
    public Task What_is_no_token_is_malformed(string token, string reason) => ShouldMoveAsync(
        $"{Tokens}{{reason=\"{reason}\"}}", async () => (await AskWithAsync(token)).ShouldBe(HttpStatusCode.Unauthorized));

    [Fact]
    public async Task A_changed_token_has_a_wrong_signature()
    {
        var token = (await market.NewPersonAsync()).Token!;
        var parts = token.Split('.');
        var forged = $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}";
        await ShouldMoveAsync($"{Tokens}{{reason=\"signature\"}}", async () => (await AskWithAsync(forged)).ShouldBe(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_token_whose_session_has_ended_is_revoked()
    {
        var person = await market.NewPersonAsync();
        (await person.PostAsync("auth/logout")).ShouldBe(HttpStatusCode.NoContent);
        await Task.Delay(TimeSpan.FromSeconds(1)); // for so long a session may be believed in
        await ShouldMoveAsync($"{Tokens}{{reason=\"revoked\"}}", async () => (await person.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked"));
    }

    [Fact]
    public async Task A_token_that_is_too_old_is_expired()
    {
        var person = await market.NewPersonAsync();
        market.Time.Advance(TimeSpan.FromMinutes(32));
        await ShouldMoveAsync($"{Tokens}{{reason=\"expired\"}}", async () => (await person.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_expired"));
    }

    [Fact]
    public async Task A_refresh_token_that_comes_back_is_counted_once()
    {
        var person = await market.NewPersonAsync();
        var body = new { refresh_token = person.RefreshToken };
        var second = (await market.Anyone.PostAsync("auth/refresh", body)).ShouldBe(HttpStatusCode.OK)["refresh_token"].GetString();
        (await market.Anyone.PostAsync("auth/refresh", new { refresh_token = second })).ShouldBe(HttpStatusCode.OK);

        await ShouldMoveAsync(Reuses, async () =>
        {
            (await market.Anyone.PostAsync("auth/refresh", body)).ShouldBe(HttpStatusCode.Unauthorized);
            (await market.Anyone.PostAsync("auth/refresh", body)).ShouldBe(HttpStatusCode.Unauthorized);
        });
    }

    [Theory]
    [InlineData("nul", """{"email":"a\u0000b@example.org","password":"whatever it is"}""")]
    [InlineData("broken_text", """{"email":"a\uD800b@example.org","password":"whatever it is"}""")]
    public Task Text_that_nobody_types_is_suspicious(string kind, string body) => ShouldMoveAsync(
        $"{Inputs}{{kind=\"{kind}\"}}", async () => (await market.Anyone.PostAsync("auth/login", body)).ShouldBe(HttpStatusCode.BadRequest));

    [Theory]
    [InlineData("products?search=%00", "nul")]
    [InlineData("products?search=%C3%28", "broken_address")]
    [InlineData("/%C0%AF", "broken_address")]
    public Task So_is_an_address(string address, string kind) => ShouldMoveAsync(
        $"{Inputs}{{kind=\"{kind}\"}}", async () => (await market.Anyone.GetAsync(address)).ShouldBe(HttpStatusCode.BadRequest));

    [Fact]
    public async Task Who_asks_too_often_is_counted_by_the_policy()
    {
        var instance = market.ConnectTo(market.StartInstance(("RateLimiting:Enabled", "true"), ("RateLimiting:Policies:login:PerMinute", "1")));
        var client = new Client(instance);
        for (var i = 0; i < 3; i++)
            await client.PostAsync("auth/login", new { email = "nobody@example.org", password = "whatever it is" });

        var scrape = await instance.ScrapeAsync();

        scrape["multiweb_rate_limit_rejections_total{policy=\"login\"}"].Should().Be(2);
        scrape["multiweb_rate_limit_rejections_total{policy=\"default\"}"].Should().Be(0);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("127.0.0.1:1", 1)]
    public async Task A_Redis_that_does_not_answer_shows(string redis, int degraded)
    {
        var instance = market.ConnectTo(market.StartInstance(("ConnectionStrings:Redis", redis)));

        (await instance.ScrapeAsync())["multiweb_redis_degraded"].Should().Be(degraded);
    }

    private Task<Answer> AskWithAsync(string token) => new Client(market.Http) { Token = token }.GetAsync("users/me");

    private async Task ShouldMoveAsync(string series, Func<Task> attack)
    {
        var before = (await market.Http.ScrapeAsync())[series];
        await attack();
        ((await market.Http.ScrapeAsync())[series] - before).Should().Be(1);
    }
}
