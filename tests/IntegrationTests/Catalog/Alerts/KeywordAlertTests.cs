using System.Net;
using MultiWeb.IntegrationTests.Catalog.Notices;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Catalog.Alerts;

/// <summary>What somebody wants to hear of: his own list, with its limits.</summary>
public sealed class KeywordAlertTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Most = 30;

    [Fact]
    public async Task Alerts_are_added_listed_and_removed_by_their_owner()
    {
        var (person, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var added = (await person.PostAsync("keyword-alerts", new { keyword = "  원목\u00A0 의자 " })).ShouldBe(HttpStatusCode.Created);
        added.Headers.Location.Should().BeNull();
        added.Json.EnumerateObject().Select(m => m.Name).Should().Equal("id", "keyword", "created_at");
        added["keyword"].GetString().Should().Be("원목 의자");
        var second = await person.WaitForAsync("ＬＧ TV");

        var page = (await person.GetAsync("keyword-alerts")).ShouldBe(HttpStatusCode.OK);
        page.ItemIds.Should().Equal(second, added.Id);
        page["total"].GetInt32().Should().Be(2);
        page.Items[1].GetRawText().Should().Be(added.Text);
        var (forward, backward) = await PageWalk.ThereAndBackAsync(person, "keyword-alerts", pageSize: 1);
        forward.Should().Equal(page.ItemIds);
        backward.Should().Equal(Enumerable.Reverse(forward));

        (await other.GetAsync("keyword-alerts")).Items.Should().BeEmpty();
        (await other.DeleteAsync($"keyword-alerts/{second}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await person.DeleteAsync($"keyword-alerts/{second}")).ShouldBe(HttpStatusCode.NoContent);
        (await person.DeleteAsync($"keyword-alerts/{second}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await person.GetAsync("keyword-alerts")).ItemIds.Should().Equal(added.Id);
        (await market.Anyone.GetAsync("keyword-alerts")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("의")]
    [InlineData("\u1100\u1161")] // 가, in two pieces
    [InlineData("a b c d e f g h i j k")]
    [InlineData("ﷺ ﷺ ﷺ ﷺ")] // 15 letters each, in the form in which text is searched
    public async Task What_is_too_short_or_too_long_is_refused(string keyword) =>
        (await (await market.NewPersonAsync()).PostAsync("keyword-alerts", new { keyword })).ShouldRefuseField("#/keyword");

    [Fact]
    public async Task Fifty_characters_are_counted_without_the_spaces()
    {
        var person = await market.NewPersonAsync();
        (await person.PostAsync("keyword-alerts", new { keyword = new string('의', 51) })).ShouldRefuseField("#/keyword");
        await person.WaitForAsync($"{new string('의', 25)} {new string('자', 25)}");
        await person.WaitForAsync("a b");
        await person.WaitForAsync("🚲🚲");
    }

    [Fact]
    public async Task The_same_keyword_comes_once_however_it_is_written_and_however_many_try()
    {
        var person = await market.NewPersonAsync();
        string[] spellings = ["LG TV", "lgtv", "ＬＧ　tv", " Lg\ttV", "l g t v"];
        for (var round = 0; round < 5; round++)
        {
            var told = await StartingGun.FireAsync(20, i => person.PostAsync("keyword-alerts", new { keyword = spellings[i % spellings.Length] }));

            var added = told.Where(t => t.Status == HttpStatusCode.Created).ToList();
            added.Should().ContainSingle();
            foreach (var refused in told.Except(added))
                refused.ShouldBeProblem(HttpStatusCode.Conflict, "keyword_exists");
            (await person.DeleteAsync($"keyword-alerts/{added[0].Id}")).ShouldBe(HttpStatusCode.NoContent);
        }
    }

    [Fact]
    public async Task Forty_at_once_never_leave_more_than_thirty()
    {
        for (var round = 0; round < 5; round++)
        {
            var person = await market.NewPersonAsync();
            var told = await StartingGun.FireAsync(40, i => person.PostAsync("keyword-alerts", new { keyword = $"의자 {i}" }));

            var added = told.Where(t => t.Status == HttpStatusCode.Created).ToList();
            added.Should().HaveCount(Most);
            foreach (var refused in told.Except(added))
                refused.ShouldBeProblem(HttpStatusCode.Conflict, "too_many_keywords");
            (await market.Database.CountAsync("catalog.keyword_alerts WHERE user_id = $1", person.Id)).Should().Be(Most);
            (await person.DeleteAsync($"keyword-alerts/{added[0].Id}")).ShouldBe(HttpStatusCode.NoContent);
            await person.WaitForAsync("책상");
        }
    }

    [Fact]
    public async Task They_are_taken_along_and_gone_when_their_owner_leaves()
    {
        var (person, stays) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        await stays.WaitForAsync("유모차");
        await person.WaitForAsync("유모차");
        (await person.GetAsync("users/me/export")).ShouldBe(HttpStatusCode.OK)["records"].GetProperty("keyword_alerts").EnumerateArray()
            .Select(a => a.GetProperty("keyword").GetString()).Should().Equal("유모차");

        (await person.DeleteAsync("users/me")).ShouldBe(HttpStatusCode.NoContent);
        await market.Database.DrainOutboxAsync();

        (await market.Database.CountAsync("catalog.keyword_alerts WHERE user_id = $1", person.Id)).Should().Be(0);
        (await market.Database.CountAsync("catalog.keyword_alerts WHERE user_id = $1", stays.Id)).Should().Be(1);
    }

    [Fact]
    public async Task A_service_needs_a_scope_of_its_own()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        async Task<Service> WithAsync(params string[] scopes) => new(
            market.Http,
            (await admin.PostAsync("admin/api-keys", new { user_id = person.Id, name = "alerts", scopes })).ShouldBe(HttpStatusCode.Created)["key"].GetString()!);
        var (writer, reader) = (await WithAsync("keyword-alerts:write"), await WithAsync("keyword-alerts:read", "products:write"));

        (await writer.PostAsync("keyword-alerts", new { keyword = "캠핑 의자" })).ShouldBe(HttpStatusCode.Created);
        (await reader.GetAsync("keyword-alerts")).ShouldBe(HttpStatusCode.OK)["total"].GetInt32().Should().Be(1);
        (await reader.PostAsync("keyword-alerts", new { keyword = "텐트" })).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }
}
