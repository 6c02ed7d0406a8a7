using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>Sessions of a page in a browser, which sends its cookies by itself, also for somebody else.</summary>
public sealed class BrowserSessionTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string RefreshCookie = "__Host-multiweb-refresh";
    private const string CsrfCookie = "__Host-multiweb-csrf";

    [Fact]
    public async Task A_page_logs_in_refreshes_and_logs_out()
    {
        var page = await Page.OpenAsync(market.Anyone);
        var person = await market.NewPersonAsync();

        var login = (await page.LogInAsync(person)).ShouldBe(HttpStatusCode.OK);
        login.Json.TryGetProperty("refresh_token", out _).Should().BeFalse("no script shall read it");
        login.Text.Should().NotContain(page.Cookies[RefreshCookie]);
        (await MeAsync(login)).ShouldBe(HttpStatusCode.OK);
        var first = page.Cookies[RefreshCookie];

        var refreshed = (await page.PostAsync("refresh")).ShouldBe(HttpStatusCode.OK);
        (await MeAsync(refreshed)).ShouldBe(HttpStatusCode.OK);
        page.Cookies[RefreshCookie].Should().NotBe(first);

        (await page.PostAsync("logout")).ShouldBe(HttpStatusCode.NoContent);
        page.Cookies.Should().NotContainKey(RefreshCookie);
        await Task.Delay(1000);
        (await MeAsync(refreshed)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        (await page.PostAsync("refresh")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Its_cookies_are_for_this_host_over_TLS_and_for_no_script()
    {
        var page = await Page.OpenAsync(market.Anyone);
        var login = await page.LogInAsync(await market.NewPersonAsync());

        foreach (var cookie in page.Opening.Headers.GetValues("Set-Cookie").Concat(login.Headers.GetValues("Set-Cookie")))
        {
            cookie.Should().StartWith("__Host-").And.ContainEquivalentOf("; path=/").And.ContainEquivalentOf("; secure").And.ContainEquivalentOf("; httponly").And.ContainEquivalentOf("; samesite=strict");
            cookie.Should().NotContainEquivalentOf("domain=");
        }
    }

    [Theory]
    [InlineData("login")]
    [InlineData("refresh")]
    [InlineData("logout")]
    public async Task Without_the_anti_forgery_token_nothing_happens(string call)
    {
        var person = await market.NewPersonAsync();
        var page = await Page.OpenAsync(market.Anyone);
        (await page.LogInAsync(person)).ShouldBe(HttpStatusCode.OK);
        var other = await Page.OpenAsync(market.Anyone);

        page.Token = "";
        (await page.PostAsync(call, Login(person))).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        page.Token = "CfDJ8forged";
        (await page.PostAsync(call, Login(person))).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        page.Token = other.Token;
        (await page.PostAsync(call, Login(person))).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        page.Cookies.Remove(CsrfCookie);
        page.Token = page.FirstToken;
        (await page.PostAsync(call, Login(person))).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await market.Database.CountAsync("identity.sessions WHERE user_id = $1 AND revoked_at IS NOT NULL", person.Id)).Should().Be(0);
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://shop.example", HttpStatusCode.OK)]
    public async Task A_call_comes_from_a_page_of_ours(string origin, HttpStatusCode expected)
    {
        var instance = new Client(market.ConnectTo(market.StartInstance(("Cors:Origins", "https://shop.example"))));
        var page = await Page.OpenAsync(instance);

        (await page.LogInAsync(await market.NewPersonAsync(), ("Origin", origin))).ShouldBe(expected);
    }

    /// <summary>The token is looked for in its header and nowhere else, whatever the body claims to be.</summary>
    [Theory]
    [InlineData("refresh", "multipart/form-data")]
    [InlineData("logout", "multipart/form-data; boundary=x")]
    [InlineData("refresh", "application/x-www-form-urlencoded")]
    public async Task A_form_is_no_place_for_the_token(string call, string mediaType)
    {
        var body = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes("--x\r\n__RequestVerificationToken=a&b"));
        body.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        (await market.Anyone.PostAsync($"auth/browser/{call}", body)).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    /// <summary>Any instance believes what another has issued, whatever the caller sends beside it.</summary>
    [Fact]
    public async Task The_token_is_good_at_every_instance()
    {
        var person = await market.NewPersonAsync();
        var page = await Page.OpenAsync(person);
        page.At(new Client(market.ConnectTo(market.StartInstance())));

        (await page.LogInAsync(person)).ShouldBe(HttpStatusCode.OK);
        (await page.PostAsync("refresh")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_spent_cookie_ends_the_session_and_is_taken_away()
    {
        var page = await Page.OpenAsync(market.Anyone);
        (await page.LogInAsync(await market.NewPersonAsync())).ShouldBe(HttpStatusCode.OK);
        var spent = page.Cookies[RefreshCookie];
        (await page.PostAsync("refresh")).ShouldBe(HttpStatusCode.OK);
        (await page.PostAsync("refresh")).ShouldBe(HttpStatusCode.OK);

        page.Cookies[RefreshCookie] = spent;
        (await page.PostAsync("refresh")).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");

        page.Cookies.Should().NotContainKey(RefreshCookie);
    }

    private static object Login(Person person) => new { email = person.Email, password = Person.DefaultPassword };

    private Task<Answer> MeAsync(Answer tokens) => new Client(market.Http) { Token = tokens["access_token"].GetString() }.GetAsync("users/me");

    /// <summary>Keeps cookies as a browser does, and the token as the page's script does.</summary>
    private sealed class Page(Client client, Answer opening)
    {
        private Client _client = client;

        public Answer Opening => opening;

        public string FirstToken { get; } = opening["token"].GetString()!;

        public string Token { get; set; } = opening["token"].GetString()!;

        public Dictionary<string, string> Cookies { get; } = [];

        public static async Task<Page> OpenAsync(Client client)
        {
            var opening = (await client.GetAsync("auth/browser/csrf")).ShouldBe(HttpStatusCode.OK);
            var page = new Page(client, opening);
            page.Keep(opening);
            return page;
        }

        public void At(Client other) => _client = other;

        public Task<Answer> LogInAsync(Person person, params (string, string)[] headers) => PostAsync("login", Login(person), headers);

        public async Task<Answer> PostAsync(string call, object? body = null, params (string, string)[] headers)
        {
            var answer = await _client.PostAsync(
                $"auth/browser/{call}", body, [("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}"))), ("X-CSRF-Token", Token), .. headers]);
            Keep(answer);
            return answer;
        }

        private void Keep(Answer answer)
        {
            if (!answer.Headers.TryGetValues("Set-Cookie", out var cookies))
                return;
            foreach (var cookie in cookies)
            {
                var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : throw new FormatException(cookie);
                if (value.Length > 0)
                    Cookies[name] = value;
                else
                    Cookies.Remove(name);
            }
        }
    }
}
