using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Input;

/// <summary>Bodies that no client should send. Each is refused with a clear problem, and nothing at all is written.</summary>
public sealed class BadBodyTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string Rest = "\"description\":\"Ten letters and more.\",\"price\":1,\"category_id\":1,\"condition\":\"good\"";

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("nonsense")]
    [InlineData("{\"title\":\"A bicycle\",}")]
    [InlineData("{'title':'A bicycle'}")]
    [InlineData("{\"title\":\"A bicycle\"} {}")]
    [InlineData("{\"title\":\"A bicycle\",\"title\":\"Another\"," + Rest + "}")]
    [InlineData("{\"title\":\"A bicycle\\u0000\"," + Rest + "}")]
    [InlineData("{\"title\":\"A bicycle\\ud800\"," + Rest + "}")]
    [InlineData("{\"title\":\"\\udc00\\ud800 bicycle\"," + Rest + "}")]
    [InlineData("{\"title\":\"A bicycle\",\"image_urls\":[\"https://images.example/\\u0000\"]," + Rest + "}")]
    [InlineData("{\"title\":\"A bicycle\",\"location\":\"\\udfff\"," + Rest + "}")]
    [InlineData("{\"price\":01}")]
    [InlineData("{\"price\":NaN}")]
    public Task What_cannot_be_read_is_malformed(string body) =>
        ShouldBeRefusedAsync(Utf8(Encoding.UTF8.GetBytes(body)), answer => answer.ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_request"));

    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe })]
    [InlineData(new byte[] { 0xc0, 0xaf })] // an overlong slash
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })] // a surrogate
    [InlineData(new byte[] { 0xea, 0xb0 })] // a letter cut in two
    public Task Bytes_that_are_no_UTF8_are_malformed(byte[] bytes) => ShouldBeRefusedAsync(
        Utf8([.. "{\"title\":\"A bicycle "u8, .. bytes, .. "\"}"u8]),
        answer => answer.ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_request"));

    [Theory]
    [InlineData("title", "5", "#/title")]
    [InlineData("title", "[\"A bicycle\"]", "#/title")]
    [InlineData("title", "\"abcd\"", "#/title")]
    [InlineData("title", "\"     \"", "#/title")]
    [InlineData("price", "\"12000\"", "#/price")]
    [InlineData("price", "true", "#/price")]
    [InlineData("price", "0", "#/price")]
    [InlineData("price", "-1", "#/price")]
    [InlineData("price", "0.001", "#/price")]
    [InlineData("price", "1e400", "#/price")]
    [InlineData("price", "1000000000000", "#/price")]
    [InlineData("category_id", "-1", "#/category_id")]
    [InlineData("category_id", "0", "#/category_id")]
    [InlineData("category_id", "1.5", "#/category_id")]
    [InlineData("category_id", "9223372036854775807", "#/category_id")]
    [InlineData("category_id", "9223372036854775808", "#/category_id")]
    [InlineData("category_id", "\"１\"", "#/category_id")]
    [InlineData("condition", "\"mint\"", "#/condition")]
    [InlineData("condition", "\"Good\"", "#/condition")]
    [InlineData("condition", "1", "#/condition")]
    [InlineData("condition", "\"good,new\"", "#/condition")]
    [InlineData("condition", "\"good,poor\"", "#/condition")]
    [InlineData("condition", "\"2\"", "#/condition")]
    [InlineData("is_negotiable", "\"true\"", "#/is_negotiable")]
    [InlineData("latitude", "91", "#/latitude")]
    [InlineData("latitude", "1e999", "#/latitude")]
    [InlineData("longitude", "127", "#/latitude")]
    [InlineData("image_urls", "\"https://images.example/a.jpg\"", "#/image_urls")]
    [InlineData("image_urls", "[\"ftp://images.example/a.jpg\"]", "#/image_urls/0")]
    [InlineData("image_urls", "[null]", "#/image_urls/0")]
    public async Task A_value_that_does_not_belong_there_is_named(string member, string json, string pointer)
    {
        var body = Listings.Body();
        body[member] = "\u0001";
        var text = body.ToJsonString().Replace("\"\\u0001\"", json, StringComparison.Ordinal);

        await ShouldBeRefusedAsync(Utf8(Encoding.UTF8.GetBytes(text)), answer => answer.ShouldRefuseField(pointer));
    }

    [Fact]
    public async Task Every_missing_field_is_named()
    {
        var person = await market.NewPersonAsync();

        var answer = await person.PostAsync("products", "{}");

        foreach (var pointer in new[] { "#/title", "#/description", "#/price", "#/category_id", "#/condition" })
            answer.ShouldRefuseField(pointer);
    }

    [Fact]
    public async Task Depth_and_length_have_limits()
    {
        var deep = new string('[', 5_000) + new string(']', 5_000);
        await ShouldBeRefusedAsync(Utf8(Encoding.UTF8.GetBytes($"{{\"title\":{deep}}}")), answer => ((int)answer.Status).Should().BeInRange(400, 422));
        var urls = string.Join(',', Enumerable.Repeat("\"https://a.example\"", 100_000));
        await ShouldBeRefusedAsync(Utf8(Encoding.UTF8.GetBytes($"{{\"title\":\"A bicycle\",\"image_urls\":[{urls}],{Rest}}}")), answer => answer.ShouldRefuseField("#/image_urls"));
        // Asks first: a server that refuses by the length alone closes the connection on whoever goes on sending.
        await ShouldBeRefusedAsync(
            Utf8(new byte[10 * 1024 * 1024 + 1]), answer => answer.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large"), ("Expect", "100-continue"));
    }

    /// <summary>A length that nobody told beforehand.</summary>
    [Fact]
    public async Task A_body_in_chunks_is_read_to_the_limit_and_no_further()
    {
        var person = await market.NewPersonAsync();
        foreach (var (mediaType, expected) in new[] { ("application/json", HttpStatusCode.RequestEntityTooLarge), ("multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType) })
        {
            using var connection = await RawConnection.OpenAsync(market.App.Address);
            await connection.SendAsync(RawConnection.Request(
                "POST /api/v1/products", "", $"Authorization: Bearer {person.Token}", $"Content-Type: {mediaType}", "Transfer-Encoding: chunked") + "1\r\n{\r\n");
            var (answer, chunk, sent) = (connection.ReadSomeAsync(), $"10000\r\n{new string(' ', 0x10000)}\r\n", 0L);
            while (!answer.IsCompleted && sent < 32 * 1024 * 1024 && await connection.TrySendAsync(chunk))
                sent += 0x10000;

            (await answer).Should().StartWith($"HTTP/1.1 {(int)expected}");
        }
        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_list_that_is_far_too_long_is_refused_as_a_whole_however_bad_its_elements_are()
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync();
        var urls = string.Join(',', Enumerable.Repeat("\"ftp://a\"", 100_000));

        foreach (var answer in new[]
        {
            await seller.PostAsync("products", $"{{\"title\":\"A bicycle\",\"image_urls\":[{urls}],{Rest}}}"),
            await seller.PatchAsync($"products/{product}", $"{{\"image_urls\":[{urls}]}}"),
        })
        {
            answer.ShouldRefuseField("#/image_urls");
            answer["errors"].EnumerateArray().Should().ContainSingle().Which.GetProperty("code").GetString().Should().Be("too_many");
            answer.Text.Length.Should().BeLessThan(1_000);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public Task Another_media_type_is_not_taken(string? mediaType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Listings.Body().ToJsonString()));
        content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        return ShouldBeRefusedAsync(content, answer => answer.ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type"));
    }

    [Fact]
    public async Task Without_any_body_a_call_that_needs_one_is_refused()
    {
        var person = await market.NewPersonAsync();
        foreach (var path in new[] { "products", "transactions", "messages", "auth/login" })
            (await person.PostAsync(path)).ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_request");
    }

    private static ByteArrayContent Utf8(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private async Task ShouldBeRefusedAsync(HttpContent body, Action<Answer> expectation, params (string Name, string Value)[] headers)
    {
        var person = await market.NewPersonAsync();
        var before = await market.Database.DigestAsync();

        var answer = await person.PostAsync("products", body, headers);

        answer.ShouldNotLeak();
        expectation(answer);
        (await market.Database.DigestAsync()).Should().Equal(before);
    }
}
