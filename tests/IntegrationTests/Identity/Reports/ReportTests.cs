using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Identity.Reports;

/// <summary>What people report.</summary>
public sealed class ReportTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_person_a_listing_and_a_message_can_be_reported_by_those_who_see_them()
    {
        var (one, other, stranger) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await other.ListProductAsync();
        var message = (await other.PostAsync("messages", new { receiver_id = one.Id, content = "돈부터 보내세요" })).ShouldBe(HttpStatusCode.Created).Id;

        var report = (await ReportAsync(one, "user", other.Id, comment: "두 번째예요")).ShouldBe(HttpStatusCode.Created);
        (await ReportAsync(one, "product", product)).ShouldBe(HttpStatusCode.Created);
        (await ReportAsync(one, "message", message)).ShouldBe(HttpStatusCode.Created);

        report.Headers.Location.Should().BeNull("it is for the moderators from now on");
        (report["target_type"].GetString(), report["target_id"].GetInt64(), report["reason"].GetString(), report["status"].GetString(), report["comment"].GetString())
            .Should().Be(("user", other.Id, "fraud", "open", "두 번째예요"));
        (await ReportAsync(stranger, "message", message)).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await other.DeleteAsync($"products/{product}")).ShouldBe(HttpStatusCode.NoContent);
        (await ReportAsync(stranger, "product", product)).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task What_is_ones_own_unknown_or_unreadable_is_refused()
    {
        var person = await market.NewPersonAsync();
        var (product, other) = (await person.ListProductAsync(), await market.NewPersonAsync());
        var message = (await person.PostAsync("messages", new { receiver_id = other.Id, content = "hello" })).Id;
        var before = await market.Database.DigestAsync();

        (await ReportAsync(person, "user", person.Id)).ShouldRefuseField("#/target_id");
        (await ReportAsync(person, "product", product)).ShouldRefuseField("#/target_id");
        (await ReportAsync(person, "message", message)).ShouldRefuseField("#/target_id");
        foreach (var type in new[] { "user", "product", "message" })
            (await ReportAsync(person, type, 99_999_999)).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await ReportAsync(person, "user", 0)).ShouldRefuseField("#/target_id");
        (await ReportAsync(person, "category", 1)).ShouldRefuseField("#/target_type");
        (await person.PostAsync("reports", new { target_type = "user", target_id = other.Id, reason = "boring" })).ShouldRefuseField("#/reason");
        (await person.PostAsync("reports", new { target_type = "user", target_id = other.Id })).ShouldRefuseField("#/reason");
        (await ReportAsync(person, "user", other.Id, comment: new string('x', 1001))).ShouldRefuseField("#/comment");
        (await market.Anyone.PostAsync("reports", "{}")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task The_same_thing_is_reported_once_while_it_is_open_however_many_ask_at_once()
    {
        var (moderator, person, other) = (await market.NewModeratorAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());

        var told = await StartingGun.FireAsync(8, _ => ReportAsync(person, "user", other.Id));

        var filed = told.Single(t => t.Status == HttpStatusCode.Created);
        foreach (var refused in told.Except([filed]))
            refused.ShouldBeProblem(HttpStatusCode.Conflict, "already_reported");
        (await moderator.PostAsync($"admin/reports/{filed.Id}/resolve", new { outcome = "dismissed", note = "nothing to see" })).ShouldBe(HttpStatusCode.OK);
        (await ReportAsync(person, "user", other.Id)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Nobody_has_more_than_twenty_open_reports_however_many_he_files_at_once()
    {
        var (moderator, person) = (await market.NewModeratorAsync(), await market.NewPersonAsync());
        var others = await market.NewPeopleAsync(26);
        foreach (var other in others[..16])
            (await ReportAsync(person, "user", other.Id)).ShouldBe(HttpStatusCode.Created);

        var told = await StartingGun.FireAsync(10, i => ReportAsync(person, "user", others[16 + i].Id));

        told.Count(t => t.Status == HttpStatusCode.Created).Should().BeLessThanOrEqualTo(4);
        foreach (var refused in told.Where(t => t.Status != HttpStatusCode.Created))
            refused.ShouldBeProblem(HttpStatusCode.Conflict, "too_many_open_reports");
        (await market.Database.CountAsync("identity.reports WHERE reporter_id = $1 AND status = 'open'", person.Id)).Should().BeLessThanOrEqualTo(20);
        foreach (var late in others[16..])
            await ReportAsync(person, "user", late.Id);
        (await market.Database.CountAsync("identity.reports WHERE reporter_id = $1 AND status = 'open'", person.Id)).Should().Be(20);
        (await ReportAsync(person, "user", (await market.NewPersonAsync()).Id)).ShouldBeProblem(HttpStatusCode.Conflict, "too_many_open_reports");

        var oldest = await market.Database.ReadAsync<long>("SELECT min(id) FROM identity.reports WHERE reporter_id = $1", person.Id);
        (await moderator.PostAsync($"admin/reports/{oldest}/resolve", new { outcome = "warned", note = "done" })).ShouldBe(HttpStatusCode.OK);
        (await ReportAsync(person, "user", (await market.NewPersonAsync()).Id)).ShouldBe(HttpStatusCode.Created);
    }

    private static Task<Answer> ReportAsync(Person person, string type, long id, string? comment = null) =>
        person.PostAsync("reports", new { target_type = type, target_id = id, reason = "fraud", comment });
}
