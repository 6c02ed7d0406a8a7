using System.Diagnostics;
using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Users;

/// <summary>Taking one's data along, and leaving.</summary>
public sealed class AccountClosureTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Whoever_leaves_is_forgotten()
    {
        var (person, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        await person.PatchAsync("users/me", new { full_name = "김민지", phone = "010-1234-5678", bio = "의자를 좋아해요", location = "연남동" });
        await person.PostAsync("messages", new { receiver_id = other.Id, content = "안녕하세요" });

        (await person.DeleteAsync("users/me")).ShouldBe(HttpStatusCode.NoContent);

        (await market.Anyone.GetAsync($"users/{person.Id}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await market.Anyone.PostAsync("auth/login", new { email = person.Email, password = Person.DefaultPassword })).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await market.Anyone.PostAsync("auth/refresh", new { refresh_token = person.RefreshToken })).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        await Task.Delay(1000);
        (await person.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        (await market.Database.CountAsync(
            "identity.users WHERE id = $1 AND password_hash = '' AND last_login IS NULL AND coalesce(full_name, phone, bio, location, avatar_url) IS NULL", person.Id)).Should().Be(1);
        (await market.Database.CountAsync("identity.users u WHERE u::text ILIKE '%' || $1 || '%'", person.Username)).Should().Be(0);
        (await other.GetAsync("messages")).Items.Should().ContainSingle("what was said to others is theirs as well");
        (await market.Database.CountAsync("common.audit_entries WHERE action = 'user_closed' AND target_id = $1", person.Id)).Should().Be(1);
    }

    [Fact]
    public async Task His_address_and_his_name_are_free_again_and_what_he_left_is_nobodys()
    {
        var person = await market.NewPersonAsync();
        (await person.DeleteAsync("users/me")).ShouldBe(HttpStatusCode.NoContent);

        (await market.Anyone.PostAsync("auth/register", new { email = person.Email, username = person.Username, password = Person.DefaultPassword })).ShouldBe(HttpStatusCode.Created);
        (await market.Anyone.PostAsync("auth/register", new { email = $"closed-{person.Id}@closed", username = $"closed#{person.Id}", password = Person.DefaultPassword }))
            .ShouldRefuseField("#/email");
        foreach (var password in new[] { "", " ", Person.DefaultPassword })
            (await market.Anyone.PostAsync("auth/login", new { email = $"closed-{person.Id}@closed", password })).Status.Should().BeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Nobody_leaves_an_open_deal()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());

        (await seller.DeleteAsync("users/me")).ShouldBeProblem(HttpStatusCode.Conflict, "has_open_deals");
        (await buyer.DeleteAsync("users/me")).ShouldBeProblem(HttpStatusCode.Conflict, "has_open_deals");
        (await seller.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);

        (await buyer.TakeAsync(deal, "withdraw")).ShouldBe(HttpStatusCode.OK);
        (await buyer.DeleteAsync("users/me")).ShouldBe(HttpStatusCode.NoContent);
        (await seller.DeleteAsync("users/me")).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task What_he_had_on_offer_is_taken_down()
    {
        var seller = await market.NewPersonAsync();
        var products = new List<long>();
        for (var i = 0; i < 3; i++)
            products.Add(await seller.ListProductAsync());

        (await seller.DeleteAsync("users/me")).ShouldBe(HttpStatusCode.NoContent);

        var watch = Stopwatch.StartNew();
        foreach (var id in products)
        {
            while ((await market.Anyone.GetAsync($"products/{id}")).Status != HttpStatusCode.Gone)
            {
                watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(15));
                await Task.Delay(50);
            }
        }
    }

    [Fact]
    public async Task An_export_holds_everything_that_is_his_and_nothing_that_is_not()
    {
        var (person, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await person.ListProductAsync(("latitude", 37.5665), ("longitude", 126.9780), ("original_price", 20_000));
        var removed = await person.ListProductAsync();
        await person.DeleteAsync($"products/{removed}");
        var deal = await other.OpenDealAsync(product);
        await other.PostAsync("messages", new { receiver_id = person.Id, content = "아직 있나요?" });
        await (await market.NewPersonAsync()).PostAsync("messages", new { receiver_id = other.Id, content = "다른 이야기" });

        var export = (await person.GetAsync("users/me/export")).ShouldBe(HttpStatusCode.OK);

        export["account"].GetProperty("email").GetString().Should().Be(person.Email);
        var records = export["records"];
        Ids("products").Should().BeEquivalentTo([product, removed]);
        var listing = records.GetProperty("products").EnumerateArray().Single(p => p.GetProperty("id").GetInt64() == product);
        listing.GetProperty("latitude").GetDouble().Should().Be(37.5665, "it is his own place");
        listing.GetProperty("original_price").GetDecimal().Should().Be(20_000);
        Ids("transactions").Should().Equal(deal);
        records.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetString()).Should().Equal("아직 있나요?");
        Ids("notifications").Should().NotBeEmpty();
        Ids("sessions").Should().NotBeEmpty();
        export.Text.Should().NotContain("password").And.NotContain(other.Email);
        (await market.Anyone.GetAsync("users/me/export")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        IEnumerable<long> Ids(string section) => records.GetProperty(section).EnumerateArray().Select(r => r.GetProperty("id").GetInt64());
    }
}
