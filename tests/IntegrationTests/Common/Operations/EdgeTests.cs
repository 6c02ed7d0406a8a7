using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>What is decided before anybody looks at what was asked for.</summary>
public sealed class EdgeTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string Page = "https://shop.example";

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.2")]
    public async Task A_host_that_is_not_ours_is_refused(string host)
    {
        (await market.Anyone.GetAsync("categories", ("Host", host))).ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_request");
        (await market.Anyone.GetAsync("/health/live", ("Host", host))).ShouldBe(HttpStatusCode.OK);
        (await market.Anyone.GetAsync("/metrics", ("Host", host))).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8000")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:8000")]
    public async Task Ones_own_machine_is_ours(string host) =>
        (await market.Anyone.GetAsync("categories", ("Host", host))).ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Which_hosts_are_ours_can_be_said()
    {
        var anyone = new Client(market.ConnectTo(market.StartInstance(("AllowedHosts", "api.shop.example;*.cdn.example"))));

        (await anyone.GetAsync("categories", ("Host", "api.shop.example"))).ShouldBe(HttpStatusCode.OK);
        (await anyone.GetAsync("categories", ("Host", "eu.cdn.example"))).ShouldBe(HttpStatusCode.OK);
        (await anyone.GetAsync("categories", ("Host", "localhost"))).ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_request");
    }

    [Fact]
    public async Task A_page_that_is_named_may_call()
    {
        var anyone = OpenTo($"{Page};http://localhost:3000");

        var answer = (await anyone.GetAsync("categories", ("Origin", Page))).ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal(Page);
        answer.Headers.GetValues("Access-Control-Allow-Credentials").Should().Equal("true");
        answer.Headers.Vary.Should().Contain("Origin");
        string.Join(',', answer.Headers.GetValues("Access-Control-Expose-Headers")).Should().Contain("ETag").And.Contain("X-Request-Id");

        var preflight = await anyone.SendAsync(
            HttpMethod.Options, "products", null, ("Origin", Page), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type,idempotency-key"));
        preflight.ShouldBe(HttpStatusCode.NoContent);
        preflight.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal(Page);
        string.Join(',', preflight.Headers.GetValues("Access-Control-Allow-Methods")).Should().Contain("POST");
    }

    [Fact]
    public async Task A_page_reads_refusals_as_well()
    {
        var refusal = (await OpenTo(Page).GetAsync("products/999999999", ("Origin", Page))).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        refusal.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal(Page);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example:8443")]
    [InlineData("https://SHOP.example")]
    [InlineData("null")]
    [InlineData("*")]
    public async Task A_page_that_is_not_named_may_not(string origin)
    {
        var anyone = OpenTo(Page);
        (await anyone.GetAsync("categories", ("Origin", origin))).Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
        (await anyone.SendAsync(HttpMethod.Options, "products", null, ("Origin", origin), ("Access-Control-Request-Method", "POST")))
            .Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
        (await market.Anyone.GetAsync("categories", ("Origin", origin))).Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse("without a list nobody may");
    }

    [Fact]
    public async Task Long_answers_are_compressed_for_whoever_takes_it()
    {
        var seller = await market.NewPersonAsync();
        await seller.ListProductAsync(("description", string.Concat(Enumerable.Repeat("튼튼한 의자입니다. ", 100))));

        var (plain, packed) = (await RawAsync("products", null), await RawAsync("products", "gzip"));

        packed.Content.Headers.ContentEncoding.Should().Equal("gzip");
        packed.Headers.Vary.Should().Contain("Accept-Encoding");
        var (bytes, text) = (await packed.Content.ReadAsByteArrayAsync(), await plain.Content.ReadAsStringAsync());
        bytes.Length.Should().BeLessThan(Encoding.UTF8.GetByteCount(text) / 2);
        (await UnpackAsync(bytes)).Should().Be(text);
        (await RawAsync("products/999999999", "gzip")).Content.Headers.ContentEncoding.Should().BeEmpty("it is shorter than 1,000 bytes");
    }

    [Fact]
    public async Task An_answer_with_a_token_in_it_is_not_compressed()
    {
        var person = await market.NewPersonAsync();
        var instance = market.ConnectTo(market.StartInstance());
        using var login = new HttpRequestMessage(HttpMethod.Post, new Uri("auth/login", UriKind.Relative))
        {
            Content = new StringContent($$"""{"email":"{{person.Email}}","password":"{{Person.DefaultPassword}}"}""", Encoding.UTF8, "application/json"),
            Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } },
        };
        using var answer = await instance.SendAsync(login);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.Should().BeEmpty();
        (await answer.Content.ReadAsStringAsync()).Should().Contain("access_token");
    }

    [Fact]
    public async Task A_body_may_come_compressed_and_counts_by_what_it_unpacks_to()
    {
        var seller = await market.NewPersonAsync();

        (await seller.PostAsync("products", await PackAsync(Encoding.UTF8.GetBytes(Listings.Body().ToJsonString())))).ShouldBe(HttpStatusCode.Created);
        // 64 MiB in 64 KiB.
        var bomb = await PackAsync([.. "{\"title\":\""u8, .. new byte[64 * 1024 * 1024].Select(_ => (byte)'a')]);
        (await seller.PostAsync("products", bomb)).ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    [Fact]
    public async Task Over_TLS_browsers_are_told_to_stay_there()
    {
        var behindProxy = new Client(market.ConnectTo(market.StartInstance(("Proxies:Trusted", "127.0.0.1"))));

        (await behindProxy.GetAsync("categories", ("X-Forwarded-Proto", "https"))).Headers.GetValues("Strict-Transport-Security").Single().Should().StartWith("max-age=31536000");
        (await behindProxy.GetAsync("categories")).Headers.Contains("Strict-Transport-Security").Should().BeFalse();
        (await market.Anyone.GetAsync("categories", ("X-Forwarded-Proto", "https"))).Headers.Contains("Strict-Transport-Security").Should().BeFalse("nobody is trusted there");
    }

    [Theory]
    [InlineData("GET /api/v1/categories HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")]
    [InlineData("GET /api/v1/cat")]
    [InlineData("")]
    public async Task Whoever_does_not_come_to_the_point_is_dropped(string beginning)
    {
        var app = market.StartInstance(("Limits:HeadersSeconds", "1"), ("Limits:KeepAliveSeconds", "1"));
        using var connection = await RawConnection.OpenAsync(app.Address);
        await connection.SendAsync(beginning);

        var watch = Stopwatch.StartNew();
        await connection.ReadToEndAsync();

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    /// <summary>Kestrel's own limit: 240 bytes a second after the first five.</summary>
    [Fact]
    public async Task Whoever_sends_a_body_drop_by_drop_is_dropped()
    {
        using var connection = await RawConnection.OpenAsync(market.App.Address);
        await connection.SendAsync(RawConnection.Request("POST /api/v1/auth/login", "{", "Content-Type: application/json", "Content-Length: 1000"));

        var (watch, answer) = (Stopwatch.StartNew(), connection.ReadSomeAsync());
        while (watch.Elapsed < TimeSpan.FromSeconds(20) && !answer.IsCompleted && await connection.TrySendAsync(" "))
            await Task.Delay(TimeSpan.FromMilliseconds(250));

        (await answer).Should().StartWith("HTTP/1.1 400");
        await connection.ReadToEndAsync();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/account/verify")]
    [InlineData("/docs/index.html")]
    public async Task A_page_may_use_what_it_brings_itself_and_nothing_else(string path)
    {
        var page = (await market.Anyone.GetAsync(path, ("Accept", "text/html"))).ShouldBe(HttpStatusCode.OK);

        page.ContentType.Should().StartWith("text/html");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single().Split(';', StringSplitOptions.TrimEntries);
        policy.Should().Contain("default-src 'self'").And.Contain("frame-ancestors 'none'").And.NotContain(p => p.Contains("http", StringComparison.Ordinal) || p.Contains('*'));
        page.Text.Should().NotMatchRegex("(src|href)=\"(https?:)?//", "it would not be loaded");
    }

    [Fact]
    public async Task A_header_that_is_too_long_is_refused()
    {
        (await market.Anyone.GetAsync("categories", ("X-Long", new string('a', 64 * 1024)))).Status.Should().Be(HttpStatusCode.RequestHeaderFieldsTooLarge);
        (await market.Anyone.GetAsync("categories")).ShouldBe(HttpStatusCode.OK);
    }

    private Client OpenTo(string origins) => new(market.ConnectTo(market.StartInstance(("Cors:Origins", origins))));

    private async Task<HttpResponseMessage> RawAsync(string path, string? encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (encoding is not null)
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        return await market.Http.SendAsync(request);
    }

    private static async Task<ByteArrayContent> PackAsync(byte[] bytes)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            await gzip.WriteAsync(bytes);
        return new ByteArrayContent(packed.ToArray()) { Headers = { ContentEncoding = { "gzip" }, ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    private static async Task<string> UnpackAsync(byte[] bytes)
    {
        await using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return await reader.ReadToEndAsync();
    }
}
