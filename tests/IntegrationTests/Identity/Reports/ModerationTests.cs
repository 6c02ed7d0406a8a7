using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Identity.Reports;

/// <summary>What moderators make of reports.</summary>
public sealed class ModerationTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task The_queue_is_for_moderators_and_is_filtered_by_state()
    {
        var (moderator, person, other) = (await market.NewModeratorAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var first = await FileAsync(person, "user", other.Id);
        var second = await FileAsync(person, "product", await other.ListProductAsync());
        (await ResolveAsync(moderator, first, "warned")).ShouldBe(HttpStatusCode.OK);

        (await moderator.GetAsync("admin/reports?status=open")).ShouldBe(HttpStatusCode.OK).ItemIds.Should().Contain(second).And.NotContain(first);
        var resolved = (await moderator.GetAsync("admin/reports?status=resolved")).Items.Single(r => r.GetProperty("id").GetInt64() == first);
        (resolved.GetProperty("outcome").GetString(), resolved.GetProperty("resolved_by").GetInt64(), resolved.GetProperty("note").GetString())
            .Should().Be(("warned", moderator.Id, "a reason"));
        (await moderator.GetAsync("admin/reports")).ItemIds.Should().Contain([second, first]);
        (await person.GetAsync("admin/reports")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await ResolveAsync(person, second, "dismissed")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Nobody_judges_his_own_case()
    {
        var (moderator, person) = (await market.NewModeratorAsync(), await market.NewPersonAsync());
        var against = await FileAsync(person, "product", await moderator.ListProductAsync());
        var own = await FileAsync(moderator, "user", person.Id);

        (await ResolveAsync(moderator, against, "dismissed")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await ResolveAsync(moderator, own, "warned")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await market.Database.CountAsync("identity.reports WHERE id IN ($1, $2) AND status = 'open'", against, own)).Should().Be(2);
    }

    [Fact]
    public async Task Who_was_warned_hears_of_it_and_so_does_who_reported()
    {
        var (moderator, person, seller) = (await market.NewModeratorAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var report = await FileAsync(person, "product", await seller.ListProductAsync());

        (await ResolveAsync(moderator, report, "warned")).ShouldBe(HttpStatusCode.OK);

        TypesOf(await seller.GetAsync("notifications")).Should().Equal("report_warning");
        TypesOf(await person.GetAsync("notifications")).Should().Equal("report_resolved");

        static IEnumerable<string?> TypesOf(Answer answer) => answer.Items.Select(n => n.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_removed_listing_is_off_the_market_for_everybody_at_once()
    {
        var (moderator, person, seller) = (await market.NewModeratorAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        (await market.Anyone.GetAsync($"products/{product}")).ShouldBe(HttpStatusCode.OK); // kept in memory from now on
        var report = await FileAsync(person, "product", product);

        (await ResolveAsync(moderator, report, "removed")).ShouldBe(HttpStatusCode.OK)["outcome"].GetString().Should().Be("removed");

        (await market.Anyone.GetAsync($"products/{product}")).ShouldBeProblem(HttpStatusCode.Gone, "gone");
        (await market.Database.ReadAsync<string>(
            "SELECT string_agg(action, ' ' ORDER BY action) FROM common.audit_entries WHERE (target_type, target_id) IN (('report', $1), ('product', $2))", report, product))
            .Should().Be("product_removed report_filed report_resolved");
    }

    [Fact]
    public async Task A_listing_that_a_buyer_holds_is_not_removed_and_the_report_stays_open()
    {
        var (moderator, buyer, seller) = (await market.NewModeratorAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        var report = await FileAsync(buyer, "product", product);
        await buyer.OpenDealAsync(product);
        var before = await market.Database.DigestAsync();

        (await ResolveAsync(moderator, report, "removed")).ShouldBeProblem(HttpStatusCode.Conflict, "product_reserved");

        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("message")]
    public async Task What_cannot_be_removed_is_refused_by_the_field(string type)
    {
        var (moderator, person, other) = (await market.NewModeratorAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var message = (await other.PostAsync("messages", new { receiver_id = person.Id, content = "hello" })).Id;
        var report = await FileAsync(person, type, type == "user" ? other.Id : message);

        (await ResolveAsync(moderator, report, "removed")).ShouldRefuseField("#/outcome");
        (await ResolveAsync(moderator, report, "warned")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("product")]
    [InlineData("message")]
    public async Task An_administrator_disables_the_account_behind_it(string type)
    {
        var (admin, moderator) = (await market.NewAdminAsync(), await market.NewModeratorAsync());
        var (person, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var report = await FileAsync(person, type, type switch
        {
            "user" => other.Id,
            "product" => await other.ListProductAsync(),
            _ => (await other.PostAsync("messages", new { receiver_id = person.Id, content = "hello" })).Id,
        });

        (await ResolveAsync(moderator, report, "disabled")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await ResolveAsync(admin, report, "disabled")).ShouldBe(HttpStatusCode.OK);

        await other.ShouldBeLoggedOutWithinASecondAsync();
        (await market.Database.CountAsync("common.audit_entries WHERE action = 'user_disabled' AND target_id = $1 AND actor_id = $2", other.Id, admin.Id)).Should().Be(1);
    }

    [Fact]
    public async Task An_administrator_cannot_be_made_to_disable_himself()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var report = await FileAsync(person, "user", admin.Id);

        (await ResolveAsync(admin, report, "disabled")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await market.Database.CountAsync("identity.reports WHERE id = $1 AND status = 'open'", report)).Should().Be(1);
    }

    [Fact]
    public async Task A_report_is_resolved_once_however_many_try()
    {
        var (person, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var report = await FileAsync(person, "user", other.Id);
        var moderators = new List<Person>();
        for (var i = 0; i < 6; i++)
            moderators.Add(await market.NewModeratorAsync());

        var told = await StartingGun.FireAsync(6, i => ResolveAsync(moderators[i], report, i % 2 == 0 ? "warned" : "dismissed"));

        told.Should().ContainSingle(t => t.Status == HttpStatusCode.OK);
        foreach (var refused in told.Where(t => t.Status != HttpStatusCode.OK))
            refused.ShouldBeProblem(HttpStatusCode.Conflict, "already_resolved");
        (await market.Database.CountAsync("common.audit_entries WHERE action = 'report_resolved' AND target_id = $1", report)).Should().Be(1);
        (await moderators[0].PostAsync($"admin/reports/{report}/resolve", new { outcome = "warned", note = "" })).ShouldRefuseField("#/note");
        (await moderators[0].PostAsync($"admin/reports/{report}/resolve", new { note = "x" })).ShouldRefuseField("#/outcome");
        (await ResolveAsync(moderators[0], 99_999_999, "warned")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    private static async Task<long> FileAsync(Person person, string type, long id) =>
        (await person.PostAsync("reports", new { target_type = type, target_id = id, reason = "prohibited" })).ShouldBe(HttpStatusCode.Created).Id;

    private static Task<Answer> ResolveAsync(Person moderator, long report, string outcome) =>
        moderator.PostAsync($"admin/reports/{report}/resolve", new { outcome, note = "a reason" });
}
