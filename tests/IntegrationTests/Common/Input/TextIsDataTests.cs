using System.Net;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Input;

/// <summary>Text that would be code elsewhere is stored and served as it came.</summary>
public sealed class TextIsDataTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Theory]
    [InlineData("'; DROP TABLE catalog.products; --")]
    [InlineData("Robert'); DELETE FROM identity.users WHERE ('1'='1")]
    [InlineData("<script>alert('chair')</script>")]
    [InlineData("{{7*7}} ${7*7} #{7*7} %s %n \\ \" ' `")]
    [InlineData("이모지 🪑👨‍👩‍👧‍👦 and \u202eright to left\u202c")]
    [InlineData("  spaces   around\tand\r\nlines  ")]
    public async Task Is_kept_verbatim(string text)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());

        var product = (await seller.PostAsync("products", Listings.Body(("title", text), ("description", text + text), ("location", text)))).ShouldBe(HttpStatusCode.Created);
        var read = await market.Anyone.GetAsync($"products/{product.Id}");
        read["title"].GetString().Should().Be(text);
        read["description"].GetString().Should().Be(text + text);
        read["location"].GetString().Should().Be(text);
        read.ContentType.Should().Be("application/json");
        read.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");

        var message = (await buyer.PostAsync("messages", new { receiver_id = seller.Id, content = text })).ShouldBe(HttpStatusCode.Created);
        (await seller.GetAsync("messages")).Items.Single().GetProperty("content").GetString().Should().Be(text).And.Be(message["content"].GetString());

        var deal = (await buyer.PostAsync("transactions", new { product_id = product.Id, amount = Listings.Price, buyer_notes = text })).ShouldBe(HttpStatusCode.Created);
        (await seller.GetAsync($"transactions/{deal.Id}"))["buyer_notes"].GetString().Should().Be(text);
        (await seller.PatchAsync("users/me", new { bio = text })).ShouldBe(HttpStatusCode.OK)["bio"].GetString().Should().Be(text);
        (await market.Anyone.GetAsync($"users/{seller.Id}"))["bio"].GetString().Should().Be(text);
    }

    [Fact]
    public async Task No_answer_names_the_server_or_invites_to_guess()
    {
        foreach (var answer in new[] { await market.Anyone.GetAsync("products"), await market.Anyone.GetAsync("products/0"), await market.Anyone.GetAsync("/health") })
        {
            answer.Headers.Contains("Server").Should().BeFalse();
            answer.Headers.Contains("X-Powered-By").Should().BeFalse();
            answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
            answer.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
            answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'").And.Contain("frame-ancestors 'none'");
        }
        (await (await market.NewPersonAsync()).GetAsync("users/me")).Headers.CacheControl!.NoStore.Should().BeTrue();
    }
}
