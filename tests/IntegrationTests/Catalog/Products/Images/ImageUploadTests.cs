using System.Net;
using System.Text;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Products.Images;

/// <summary>A picture from the form to the listing, and what is no picture.</summary>
public sealed class ImageUploadTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Limit = 10 * 1024 * 1024;

    [Fact]
    public async Task A_picture_is_shown_with_its_product_and_does_not_say_where_it_was_taken()
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync(("image_urls", new[] { "https://images.example/a.jpg" }));
        var before = await market.Anyone.GetAsync($"products/{product}");

        var image = (await seller.UploadAsync(product, Pictures.WithPlace())).ShouldBe(HttpStatusCode.Created);

        image.Headers.Location!.ToString().Should().Be($"/api/v1/products/{product}/images/{image.Id}");
        image.Url().Should().MatchRegex("^http://localhost:8000/images/[0-9a-f]{64}\\.jpg$");
        image["thumbnail_url"].GetString().Should().Be(image.Url());
        (image["order"].GetInt32(), image["is_primary"].GetBoolean()).Should().Be((1, false));
        var after = (await market.Anyone.GetAsync($"products/{product}")).ShouldBe(HttpStatusCode.OK);
        after["images"][1].GetRawText().Should().Be(image.Text);
        after["version"].GetInt32().Should().Be(before["version"].GetInt32() + 1);
        after.ETag.Should().NotBe(before.ETag);
        (await market.Anyone.GetAsync($"products?seller_id={seller.Id}")).Items.Single().GetProperty("images").GetArrayLength().Should().Be(2);
        var (answer, picture) = await market.Http.FetchAsync(image.Url());
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().Should().Be("image/jpeg");
        var text = Encoding.Latin1.GetString(picture);
        text.Should().StartWith("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF").And.Contain("Exif\0\0MM\0*", "the orientation stays").And.NotContain(Pictures.Place);
    }

    [Fact]
    public async Task The_same_picture_is_stored_once()
    {
        var seller = await market.NewPersonAsync();
        var (one, other, picture) = (await seller.ListProductAsync(), await seller.ListProductAsync(), Pictures.New());

        var first = await seller.UploadAsync(one, picture);
        var second = await seller.UploadAsync(other, picture);

        second.Key().Should().Be(first.Key());
        second.Id.Should().NotBe(first.Id);
        (await market.Database.CountAsync("catalog.stored_images WHERE key = $1", first.Key())).Should().Be(1);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("GIF89a cut off")]
    [InlineData("")]
    public async Task What_is_no_picture_is_refused(string text)
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync();
        var before = await market.Database.DigestAsync();

        (await seller.UploadAsync(product, Encoding.UTF8.GetBytes(text))).ShouldRefuseField("#/file");

        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task A_pixel_flood_is_refused_by_its_header()
    {
        var seller = await market.NewPersonAsync();
        var flood = Pictures.New();
        (flood[16], flood[20]) = (0x7F, 0x7F);

        (await seller.UploadAsync(await seller.ListProductAsync(), flood)).ShouldRefuseField("#/file");
    }

    [Fact]
    public async Task A_form_is_one_file_in_its_field()
    {
        var seller = await market.NewPersonAsync();
        var path = $"products/{await seller.ListProductAsync()}/images";
        using var several = Pictures.Form(Pictures.New());
        several.Add(new ByteArrayContent(Pictures.New()), "file", "second.png");
        using var more = Pictures.Form(Pictures.New());
        more.Add(new StringContent("a chair"), "caption");

        (await seller.SendAsync(HttpMethod.Post, path, Pictures.Form(Pictures.New(), "picture"))).ShouldRefuseField("#/file");
        (await seller.SendAsync(HttpMethod.Post, path, several)).ShouldRefuseField("#/file");
        (await seller.SendAsync(HttpMethod.Post, path, more)).ShouldBe(HttpStatusCode.Created);
        (await seller.PostAsync(path)).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        (await seller.PostAsync(path, new { file = "a.jpg" })).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        foreach (var type in new[] { "multipart/form-data", "multipart/form-data; boundary=", $"multipart/form-data; boundary={new string('x', 200)}", "multipart/mixed; boundary=x", "image/png" })
            (await seller.SendAsync(HttpMethod.Post, path, Raw(type, "--x"))).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        foreach (var body in new[] { "", "--y", "--x", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nGIF89a", "--x\r\nno header\r\n\r\n", $"--x\r\na: {new string('b', 100_000)}\r\n\r\n" })
            (await seller.SendAsync(HttpMethod.Post, path, Raw("multipart/form-data; boundary=x", body))).ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_request");
    }

    [Fact]
    public async Task Ten_megabytes_are_taken_and_not_a_byte_more()
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync();

        (await seller.UploadAsync(product, Pictures.Png(1, Limit))).ShouldBe(HttpStatusCode.Created);
        (await seller.UploadAsync(product, Pictures.Png(1, Limit + 1))).ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
        // Told before the sender has begun.
        (await seller.UploadAsync(product, Pictures.Png(1, 2 * Limit), ("Expect", "100-continue"))).ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    [Fact]
    public async Task The_eleventh_is_refused_with_addresses_and_uploads_together()
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync(("image_urls", Enumerable.Range(1, 8).Select(i => $"https://images.example/{i}.jpg").ToArray()));
        await seller.UploadNewAsync(product);
        await seller.UploadNewAsync(product);

        (await seller.UploadAsync(product, Pictures.New())).ShouldRefuseField("#/file");
        (await seller.PatchAsync($"products/{product}", new { image_urls = Enumerable.Range(1, 9).Select(i => $"https://images.example/{i}.jpg") })).ShouldRefuseField("#/image_urls");
        var patched = (await seller.PatchAsync($"products/{product}", new { image_urls = new[] { "https://images.example/new.jpg" } })).ShouldBe(HttpStatusCode.OK);

        patched["images"].EnumerateArray().Select(i => i.GetProperty("url").GetString()!.Contains("/images/", StringComparison.Ordinal)).Should().Equal(true, true, false);
        (await market.Anyone.GetAsync($"products/{product}")).Text.Should().Be(patched.Text);
    }

    private static ByteArrayContent Raw(string contentType, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }
}
