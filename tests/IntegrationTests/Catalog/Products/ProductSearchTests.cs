using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Products;

/// <summary>Words find what people mean, in Korean and in English.</summary>
public sealed class ProductSearchTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Theory]
    [InlineData("원목의자를 팝니다", "의자")]
    [InlineData("원목의자를 팝니다", "원목 의자")]
    [InlineData("원목의자를 팝니다", "의자를")]
    [InlineData("원목 의자 두 개", "원목의자")]
    [InlineData("원목 의자 두 개", "의자 원목")]
    [InlineData("튼튼한 책상입니다", "책")]
    [InlineData("삼성 갤럭시 S24 Ultra", "galaxy s24", "Galaxy S24 새것입니다, 상자 있어요.")]
    [InlineData("Vintage LAPTOP bag", "laptop")]
    [InlineData("vintage laptop bag", "LAPTOP")]
    [InlineData("ＬＡＰＴＯＰ 가방입니다", "laptop")]
    [InlineData("laptop 가방입니다", "ｌａｐｔｏｐ")]
    [InlineData("할인율 50% 쿠폰", "50%")]
    [InlineData("파일 이름 a_b 입니다", "a_b")]
    [InlineData("정가의 절반입니다", "자전거", "설명에만 자전거가 나옵니다.")]
    public async Task Finds(string title, string search, string description = "설명은 열 글자가 넘습니다.")
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync(("title", title), ("description", description));

        (await SearchAsync(seller, search)).Should().Equal(id);
    }

    [Theory]
    [InlineData("원목의자를 팝니다", "의자 책상")]
    [InlineData("원목의자를 팝니다", "자의")]
    [InlineData("원목의자를 팝니다", "%")]
    [InlineData("원목의자를 팝니다", "원%의자")]
    [InlineData("원목의자를 팝니다", "원_의자")]
    [InlineData("원목의자를 팝니다", "\\")]
    [InlineData("axb 라는 이름입니다", "a_b")]
    [InlineData("원목의자를 팝니다", "니다설")] // the end of the title and the beginning of the description are no word
    [InlineData("원목의자를 팝니다", "'; DROP TABLE catalog.products; --")]
    public async Task Does_not_find(string title, string search)
    {
        var seller = await market.NewPersonAsync();
        await seller.ListProductAsync(("title", title), ("description", "설명은 열 글자가 넘습니다."));

        (await SearchAsync(seller, search)).Should().BeEmpty();
    }

    [Fact]
    public async Task Relevance_puts_the_title_before_the_description()
    {
        var seller = await market.NewPersonAsync();
        var inTitle = await seller.ListProductAsync(("title", "자전거를 팝니다"));
        var inDescription = await seller.ListProductAsync(("title", "헬멧을 팝니다"), ("description", "자전거 탈 때 쓰던 것입니다."));

        (await SearchAsync(seller, "자전거", "&sort=relevance")).Should().Equal(inTitle, inDescription);
        (await SearchAsync(seller, "자전거")).Should().Equal(inDescription, inTitle);
    }

    [Fact]
    public async Task A_changed_title_is_found_by_its_new_words_only()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync(("title", "자전거를 팝니다"));
        await seller.PatchAsync($"products/{id}", new { title = "유모차를 팝니다" });

        (await SearchAsync(seller, "유모차")).Should().Equal(id);
        (await SearchAsync(seller, "자전거")).Should().BeEmpty();
    }

    [Fact]
    public async Task Decomposed_hangul_is_the_same_word()
    {
        const string decomposed = "\u110B\u1174\u110C\u1161"; // 의자, as some keyboards send it
        var seller = await market.NewPersonAsync();
        var apart = await seller.ListProductAsync(("title", $"원목{decomposed}를 팝니다"));
        var whole = await seller.ListProductAsync();

        (await SearchAsync(seller, "의자")).Should().Equal(whole, apart);
        (await SearchAsync(seller, decomposed)).Should().Equal(whole, apart);
    }

    [Fact]
    public async Task A_search_that_is_too_long_is_refused()
    {
        (await market.Anyone.GetAsync($"products?search={new string('a', 101)}")).ShouldRefuseField("#/search");
        (await market.Anyone.GetAsync($"products?search={string.Join('+', Enumerable.Repeat("a", 11))}")).ShouldRefuseField("#/search");
        (await market.Anyone.GetAsync("products?sort=relevance")).ShouldRefuseField("#/search");
        (await market.Anyone.GetAsync($"products?search={new string('a', 6_000)}")).ShouldRefuseField("#/search");
    }

    private async Task<IReadOnlyList<long>> SearchAsync(Person seller, string search, string more = "") =>
        (await market.Anyone.GetAsync($"products?seller_id={seller.Id}&search={Uri.EscapeDataString(search)}{more}")).ShouldBe(HttpStatusCode.OK).ItemIds;
}
