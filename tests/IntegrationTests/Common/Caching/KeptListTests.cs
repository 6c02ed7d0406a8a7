using System.Net;
using MultiWeb.IntegrationTests.Common.Databases;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Caching;

/// <summary>The first pages that everybody looks at come from memory, until anything on offer changes.</summary>
public sealed class KeptListTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task The_first_page_shows_at_once_what_comes_changes_and_goes()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        await FirstPageAsync();

        var id = await seller.ListProductAsync();
        (await FirstPageAsync()).ItemIds[0].Should().Be(id);
        (await seller.PatchAsync($"products/{id}", new { title = "다시 쓴 제목" })).ShouldBe(HttpStatusCode.OK);
        (await FirstPageAsync()).Items[0].GetProperty("title").GetString().Should().Be("다시 쓴 제목");
        await buyer.OpenDealAsync(id);
        (await FirstPageAsync()).ItemIds.Should().NotContain(id);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("page_size=5", true)]
    [InlineData("category_id=3&sort=price_asc", true)]
    [InlineData("page=2", false)]
    [InlineData("search=의자", false)]
    [InlineData("min_price=10", false)]
    [InlineData("lat=37.5&lng=127&radius_km=5", false)]
    public async Task Only_what_everybody_asks_for_is_kept(string filter, bool isKept)
    {
        await (await market.NewPersonAsync()).ListProductAsync();
        (await market.Anyone.GetAsync($"products?{filter}")).ShouldBe(HttpStatusCode.OK);
        await market.Database.DrainOutboxAsync();
        using var statements = new StatementCount(market.Database, "catalog.products");

        for (var i = 0; i < 3; i++)
            (await market.Anyone.GetAsync($"products?{filter}")).ShouldBe(HttpStatusCode.OK);

        (statements.Take() == 0).Should().Be(isKept);
    }

    private async Task<Answer> FirstPageAsync() => (await market.Anyone.GetAsync("products")).ShouldBe(HttpStatusCode.OK);
}
