using System.Net;
using MultiWeb.IntegrationTests.Catalog.Notices;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Alerts;

/// <summary>Who hears of a new listing.</summary>
public sealed class KeywordMatchTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string Type = "keyword_matched";

    private static readonly string[] Keywords =
    [
        "의자", "원목 의자", "원목의자", "의자 원목", "의자를", "자의", "의자 책상", "galaxy s24", "GALAXY S24", "ｌａｐｔｏｐ", "50%", "a_b", "원%의자", "원_의자", "\\\\",
        "니다설", "자전거", "책 상", "차 집", "\u110B\u1174\u110C\u1161", "'; DROP TABLE catalog.products; --", "🚲 팝니다", "´가", "a b",
    ];

    private static readonly (string Title, string Description)[] Offers =
    [
        ("원목의자를 팝니다", "설명은 열 글자가 넘습니다."),
        ("원목 의자 두 개", "책상은 따로 팔아요, 가격은 정가의 50%입니다."),
        ("삼성 갤럭시 S24 Ultra", "Galaxy S24 새것입니다, 상자 있어요."),
        ("ＬＡＰＴＯＰ 가방입니다", "파일 이름은 a_b 그리고 axb 입니다."),
        ("헬멧을 팝니다 🚲", "자전거 탈 때 쓰던 것입니다."),
        ("집 앞에서 드려요", "차에 실어 드릴게요. \\\\ ´가"),
        ("다른 이야기입니다", "아무것도 맞지 않는 설명입니다."),
    ];

    [Fact]
    public async Task An_alert_tells_of_exactly_what_a_search_finds()
    {
        var seller = await market.NewPersonAsync();
        var people = await market.NewPeopleAsync(Keywords.Length);
        for (var i = 0; i < Keywords.Length; i++)
            await people[i].WaitForAsync(Keywords[i]);
        foreach (var (title, description) in Offers)
            await seller.ListProductAsync(("title", title), ("description", description));

        var matches = 0;
        for (var i = 0; i < Keywords.Length; i++)
        {
            var told = await market.ToldOfAsync(people[i], Type);
            var found = (await market.Anyone.GetAsync($"products?seller_id={seller.Id}&search={Uri.EscapeDataString(Keywords[i])}")).ShouldBe(HttpStatusCode.OK).ItemIds;
            told.Should().BeEquivalentTo(found, "somebody waits for {0}", Keywords[i]);
            matches += told.Count;
        }
        matches.Should().BeGreaterThan(20, "otherwise this test would compare nothing with nothing");
    }

    [Fact]
    public async Task Whoever_waits_hears_what_it_is_and_what_it_costs()
    {
        var (seller, person) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        await person.WaitForAsync("흔들 의자");
        var id = await seller.ListProductAsync(("title", "흔들의자 팝니다"), ("price", 35_000));

        (await market.ToldOfAsync(person, Type)).Should().Equal(id);
        var notification = (await person.GetAsync("notifications")).Items.Single();
        notification.GetProperty("title").GetString().Should().Be("키워드 알림");
        notification.GetProperty("body").GetString().Should().Be("'흔들의자 팝니다': '흔들 의자' 키워드에 맞는 새 글이 올라왔어요. 가격은 35,000원이에요.");
        notification.GetProperty("transaction_id").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Several_keywords_tell_once_and_a_removed_one_not_at_all()
    {
        var (seller, person, gone) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        foreach (var keyword in new[] { "전동", "전동킥보드", "킥보드" })
            await person.WaitForAsync(keyword);
        (await gone.DeleteAsync($"keyword-alerts/{await gone.WaitForAsync("킥보드")}")).ShouldBe(HttpStatusCode.NoContent);
        var id = await seller.ListProductAsync(("title", "전동킥보드 팝니다"));

        (await market.ToldOfAsync(person, Type)).Should().Equal(id);
        (await person.LatestAsync()).Should().Contain("'전동'", "it is the first that he wished for");
        (await market.ToldOfAsync(gone, Type)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_change_of_the_listing_is_no_new_listing()
    {
        var (seller, person) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        await person.WaitForAsync("제습기");
        var id = await seller.ListProductAsync(("title", "가습기 팝니다"));
        await market.Database.DrainOutboxAsync();

        (await seller.PatchAsync($"products/{id}", new { title = "제습기 팝니다" })).ShouldBe(HttpStatusCode.OK);

        (await market.ToldOfAsync(person, Type)).Should().BeEmpty();
    }

    [Fact]
    public async Task Neither_the_seller_nor_those_who_avoid_him_nor_those_who_have_left_are_told()
    {
        var (seller, told) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var (avoids, avoided, disabled) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        foreach (var person in new[] { seller, told, avoids, avoided, disabled })
            await person.WaitForAsync("재봉틀");
        (await avoids.PostAsync($"users/{seller.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await seller.PostAsync($"users/{avoided.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await (await market.NewAdminAsync()).PostAsync($"admin/users/{disabled.Id}/disable", new { reason = "test" })).ShouldBe(HttpStatusCode.OK);

        var id = await seller.ListProductAsync(("title", "재봉틀 팝니다"));

        (await market.ToldOfAsync(told, Type)).Should().Equal(id);
        (await market.Database.CountAsync("messaging.notifications WHERE product_id = $1", id)).Should().Be(1);
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("reserved")]
    public async Task What_cannot_be_had_any_more_when_it_is_matched_is_not_told(string status)
    {
        var (seller, buyer, person) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        await person.WaitForAsync("오르골");
        long id;
        await using (await Standstill.BeginAsync(market.Database))
        {
            id = await seller.ListProductAsync(("title", "오르골 팝니다"));
            if (status == "removed")
                (await seller.DeleteAsync($"products/{id}")).ShouldBe(HttpStatusCode.NoContent);
            else
                await buyer.OpenDealAsync(id);
        }

        (await market.ToldOfAsync(person, Type)).Should().BeEmpty();
        (await market.Database.CountAsync("catalog.product_notices WHERE product_id = $1", id)).Should().Be(0);
    }
}
