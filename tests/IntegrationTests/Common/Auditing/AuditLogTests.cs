using System.Net;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Auditing;

public sealed class AuditLogTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task An_entry_says_who_did_what_to_whom_from_where_and_what_has_changed()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var done = (await admin.PostAsync($"admin/users/{person.Id}/disable", new { reason = "사기 신고 3건" })).ShouldBe(HttpStatusCode.OK);

        var entry = (await admin.GetAsync($"admin/audit?target_type=user&target_id={person.Id}")).ShouldBe(HttpStatusCode.OK).Items.Single();

        entry.EnumerateObject().Select(m => m.Name).Should().Equal(
            "id", "at", "actor_id", "actor_role", "action", "target_type", "target_id", "before", "after", "ip", "request_id");
        (entry.GetProperty("actor_id").GetInt64(), entry.GetProperty("actor_role").GetString(), entry.GetProperty("action").GetString())
            .Should().Be((admin.Id, "admin", "user_disabled"));
        entry.GetProperty("before").GetRawText().Should().Be("""{"is_active":true}""");
        entry.GetProperty("after").GetProperty("is_active").GetBoolean().Should().BeFalse();
        entry.GetProperty("after").GetProperty("reason").GetString().Should().Be("사기 신고 3건");
        entry.GetProperty("ip").GetString().Should().Be("127.0.0.1");
        entry.GetProperty("request_id").GetString().Should().Be(done.Headers.GetValues("X-Request-Id").Single());
        // The commit of the effect is the commit of the entry.
        (await market.Database.ReadAsync<bool>(
            "SELECT u.xmin = e.xmin FROM identity.users u JOIN common.audit_entries e ON e.target_id = u.id WHERE u.id = $1", person.Id)).Should().BeTrue();
    }

    [Fact]
    public async Task What_was_refused_leaves_no_entry_and_what_was_not_a_change_neither()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var before = await market.Database.CountAsync("common.audit_entries");

        (await admin.PutAsync($"admin/users/{admin.Id}/role", new { role = "user" })).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await admin.PutAsync($"admin/users/{person.Id}/role", new { role = "user" })).ShouldBe(HttpStatusCode.OK);
        (await person.PutAsync($"admin/users/{admin.Id}/role", new { role = "user" })).ShouldBe(HttpStatusCode.Forbidden);

        (await market.Database.CountAsync("common.audit_entries")).Should().Be(before);
    }

    [Fact]
    public async Task Entries_are_found_by_actor_action_target_and_time_and_walked_by_cursor()
    {
        var (admin, other, person) = (await market.NewAdminAsync(), await market.NewAdminAsync(), await market.NewPersonAsync());
        for (var i = 0; i < 3; i++)
        {
            (await admin.PutAsync($"admin/users/{person.Id}/role", new { role = "moderator" })).ShouldBe(HttpStatusCode.OK);
            (await admin.PutAsync($"admin/users/{person.Id}/role", new { role = "user" })).ShouldBe(HttpStatusCode.OK);
        }
        (await other.PostAsync($"admin/users/{person.Id}/logout")).ShouldBe(HttpStatusCode.NoContent);

        (await admin.GetAsync($"admin/audit?actor_id={admin.Id}")).ShouldBe(HttpStatusCode.OK)["total"].GetInt32().Should().Be(6);
        (await admin.GetAsync($"admin/audit?target_id={person.Id}&action=user_logged_out")).Items.Single().GetProperty("actor_id").GetInt64().Should().Be(other.Id);
        var all = (await admin.GetAsync($"admin/audit?target_type=user&target_id={person.Id}")).Items;
        all.Should().HaveCount(7);
        all[0].GetProperty("action").GetString().Should().Be("user_logged_out", "the newest comes first");
        var moment = all[2].GetProperty("at").GetString();
        (await admin.GetAsync($"admin/audit?target_id={person.Id}&from={moment}"))["total"].GetInt32().Should().Be(3);
        (await admin.GetAsync($"admin/audit?target_id={person.Id}&to={moment}"))["total"].GetInt32().Should().Be(4);

        await market.Database.ExecuteAsync("UPDATE common.audit_entries SET at = now() WHERE target_id = $1", person.Id);
        var (forward, backward) = await PageWalk.ThereAndBackAsync(other, $"admin/audit?target_id={person.Id}", pageSize: 3);
        forward.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(all.Select(e => e.GetProperty("id").GetInt64()));
        backward.Should().Equal(Enumerable.Reverse(forward));
        (await admin.GetAsync("admin/audit?from=yesterday")).ShouldRefuseField("#/from");
    }

    [Fact]
    public async Task Only_administrators_read_it()
    {
        (await market.Anyone.GetAsync("admin/audit")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await (await market.NewPersonAsync()).GetAsync("admin/audit")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await (await market.NewModeratorAsync()).GetAsync("admin/audit")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task After_400_days_an_entry_is_deleted()
    {
        await market.Database.ExecuteAsync("""
            INSERT INTO common.audit_entries (id, at, actor_role, action, target_type, target_id)
            SELECT -n, now() - CASE WHEN n % 2 = 0 THEN interval '401 days' ELSE interval '399 days' END, 'operator', 'long_ago', 'user', 1 FROM generate_series(1, 2400) n
            """);

        market.StartInstance(); // looks as soon as it starts

        for (var i = 0; i < 100 && await CountAsync() > 1200; i++)
            await Task.Delay(50);
        (await CountAsync()).Should().Be(1200);

        Task<long> CountAsync() => market.Database.CountAsync("common.audit_entries WHERE action = 'long_ago'");
    }
}
