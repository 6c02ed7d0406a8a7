using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>The other provider, against a stand-in for its server that follows its published protocol.</summary>
public sealed class TurnstileTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>, IAsyncLifetime
{
    private const string Good = "a token from the widget";

    private readonly ConcurrentQueue<Dictionary<string, string>> _asked = new();
    private readonly HashSet<string> _spent = [];
    private WebApplication _server = null!;
    private Func<HttpContext, Task<bool>> _weather = _ => Task.FromResult(true);

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Urls.Add("http://127.0.0.1:0");
        _server.MapPost("/siteverify", VerifyAsync);
        await _server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_page_is_told_the_key_of_the_site()
    {
        var challenge = (await Connect().GetAsync("auth/captcha")).ShouldBe(HttpStatusCode.OK);

        challenge.Text.Should().Be("""{"provider":"turnstile","site_key":"the site"}""");
    }

    [Fact]
    public async Task What_the_server_confirms_is_good_once()
    {
        var client = Connect();
        var person = await market.NewPersonAsync();
        await FailThriceAsync(client, person.Email);
        (await TryAsync(client, person.Email, "made up")).ShouldBeProblem(HttpStatusCode.Forbidden, "captcha_required");

        (await TryAsync(client, person.Email, Good)).ShouldBe(HttpStatusCode.OK);

        _asked.Last().Should().Equal(new Dictionary<string, string> { ["secret"] = "our secret", ["response"] = Good, ["remoteip"] = "127.0.0.1" });
        await FailThriceAsync(client, person.Email);
        (await TryAsync(client, person.Email, Good)).ShouldBeProblem(HttpStatusCode.Forbidden, "captcha_required");
    }

    [Theory]
    [InlineData("down")]
    [InlineData("silent")]
    [InlineData("broken")]
    [InlineData("nonsense")]
    [InlineData("another secret")]
    public async Task While_it_cannot_be_asked_nobody_passes_and_nothing_is_counted(string trouble)
    {
        var client = trouble == "another secret" ? Connect(("Captcha:Turnstile:SecretKey", "mistyped")) : Connect();
        var person = await market.NewPersonAsync();
        await FailThriceAsync(client, person.Email);
        if (trouble == "down")
            await _server.StopAsync();
        _weather = context => Suffer(context, trouble);

        (await TryAsync(client, person.Email, Good).WaitAsync(TimeSpan.FromSeconds(10)))
            .ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable").Headers.RetryAfter.Should().NotBeNull();

        (await market.Database.CountAsync("identity.login_guards WHERE failures > 3")).Should().Be(0);
    }

    private static async Task<bool> Suffer(HttpContext context, string trouble)
    {
        switch (trouble)
        {
            case "silent":
                await Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return false;
            case "broken":
                context.Response.StatusCode = 500;
                return false;
            case "nonsense":
                await context.Response.WriteAsync("<html>");
                return false;
            default:
                return true;
        }
    }

    private async Task VerifyAsync(HttpContext context)
    {
        var form = (await context.Request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString());
        _asked.Enqueue(form);
        if (!await _weather(context))
            return;
        object verdict = form["secret"] != "our secret" ? new Dictionary<string, object> { ["success"] = false, ["error-codes"] = new[] { "invalid-input-secret" } }
            : form["response"] != Good ? new Dictionary<string, object> { ["success"] = false, ["error-codes"] = new[] { "invalid-input-response" } }
            : !_spent.Add(form["response"]) ? new Dictionary<string, object> { ["success"] = false, ["error-codes"] = new[] { "timeout-or-duplicate" } }
            : new Dictionary<string, object> { ["success"] = true, ["challenge_ts"] = "2026-11-23T00:00:00Z", ["hostname"] = "localhost", ["error-codes"] = Array.Empty<string>() };
        await context.Response.WriteAsJsonAsync(verdict);
    }

    private Client Connect(params (string Name, string Value)[] settings) => new(market.ConnectTo(market.StartInstance(
    [
        ("Captcha:Provider", "turnstile"), ("Captcha:Turnstile:VerifyUrl", $"{_server.Urls.Single()}/siteverify"),
        ("Captcha:Turnstile:SiteKey", "the site"), ("Captcha:Turnstile:SecretKey", "our secret"), .. settings,
    ])));

    private static async Task FailThriceAsync(Client client, string email)
    {
        for (var i = 0; i < 3; i++)
            (await client.PostAsync("auth/login", new { email, password = "not this one" })).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<Answer> TryAsync(Client client, string email, string captcha) =>
        client.PostAsync("auth/login", new { email, password = Person.DefaultPassword, captcha });
}
