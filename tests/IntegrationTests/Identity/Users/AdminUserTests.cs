using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Users;

/// <summary>What an administrator sees of accounts, and does to them.</summary>
public sealed class AdminUserTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Accounts_are_found_by_text_role_and_state()
    {
        var (admin, moderator) = (await market.NewAdminAsync(), await market.NewModeratorAsync());
        var (wanted, other) = (await market.NewPersonAsync("Percent_25-"), await market.NewPersonAsync("percentx25-"));
        (await admin.PostAsync($"admin/users/{other.Id}/disable", new { reason = "a test" })).ShouldBe(HttpStatusCode.OK);

        (await admin.GetAsync("admin/users?search=PERCENT")).ShouldBe(HttpStatusCode.OK).ItemIds.Should().Equal(other.Id, wanted.Id);
        (await admin.GetAsync("admin/users?search=percent_25")).ItemIds.Should().Equal([wanted.Id], "an underscore is itself and no wildcard");
        (await admin.GetAsync("admin/users?search=%25")).ItemIds.Should().BeEmpty("and so is a per cent sign");
        (await admin.GetAsync($"admin/users?search={wanted.Email.ToUpperInvariant()}")).ItemIds.Should().Equal(wanted.Id);
        (await admin.GetAsync("admin/users?search=percent&is_active=false")).ItemIds.Should().Equal(other.Id);
        (await admin.GetAsync("admin/users?role=moderator")).ItemIds.Should().Contain(moderator.Id).And.NotContain([admin.Id, wanted.Id]);
        (await admin.GetAsync("admin/users?role=owner")).ShouldRefuseField("#/role");
        var one = (await admin.GetAsync($"admin/users/{other.Id}")).ShouldBe(HttpStatusCode.OK);
        (one["email"].GetString(), one["is_active"].GetBoolean()).Should().Be((other.Email, false));
        (await admin.GetAsync("admin/users/99999999")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Accounts_are_walked_by_cursor_without_gap_or_duplicate()
    {
        var admin = await market.NewAdminAsync();
        var people = await market.NewPeopleAsync(5);
        await market.Database.ExecuteAsync("UPDATE identity.users SET created_at = now() WHERE id = ANY($1)", people.Select(p => p.Id).ToArray());

        var (forward, backward) = await PageWalk.ThereAndBackAsync(admin, "admin/users?role=user", pageSize: 2);

        forward.Should().OnlyHaveUniqueItems().And.Contain(people.Select(p => p.Id));
        backward.Should().Equal(Enumerable.Reverse(forward));
    }

    [Fact]
    public async Task A_disabled_account_is_out_everywhere_within_a_second_until_it_is_enabled()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var elsewhere = person.At(market.ConnectTo(market.StartInstance()));
        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);

        (await admin.PostAsync($"admin/users/{person.Id}/disable", new { reason = "fraud" })).ShouldBe(HttpStatusCode.OK)["is_active"].GetBoolean().Should().BeFalse();

        await Task.WhenAll(person.ShouldBeLoggedOutWithinASecondAsync(), elsewhere.ShouldBeLoggedOutWithinASecondAsync());
        (await market.Anyone.PostAsync("auth/login", new { email = person.Email, password = Person.DefaultPassword })).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await market.Database.ReadAsync<string>("SELECT revoked_reason FROM identity.sessions WHERE user_id = $1", person.Id)).Should().Be("account_disabled");
        (await admin.PostAsync($"admin/users/{person.Id}/enable")).ShouldBe(HttpStatusCode.OK)["is_active"].GetBoolean().Should().BeTrue();
        await person.ShouldBeLoggedOutWithinASecondAsync();
        await person.LogInAsync();
        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_account_that_its_owner_has_closed_stays_closed_and_its_keys_dead()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var key = (await admin.PostAsync("admin/api-keys", new { user_id = person.Id, name = "a service", scopes = new[] { "users:read" } })).ShouldBe(HttpStatusCode.Created);
        (await person.DeleteAsync("users/me")).ShouldBe(HttpStatusCode.NoContent);

        (await admin.PostAsync($"admin/users/{person.Id}/enable")).ShouldBeProblem(HttpStatusCode.Gone, "gone");

        await new Service(market.Http, key["key"].GetString()!).ShouldBeRefusedWithinASecondAsync("users/me", HttpStatusCode.Unauthorized, "unauthenticated");
        (await market.Database.CountAsync("common.audit_entries WHERE action = 'user_enabled' AND target_id = $1", person.Id)).Should().Be(0);
    }

    [Fact]
    public async Task What_trust_and_safety_keeps_of_a_person_is_in_his_export()
    {
        var (admin, person, other) = (await market.NewAdminAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        (await person.PostAsync($"users/{other.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        var report = (await person.PostAsync("reports", new { target_type = "user", target_id = other.Id, reason = "abuse", comment = "무서워요" })).ShouldBe(HttpStatusCode.Created).Id;
        (await admin.PostAsync($"admin/reports/{report}/resolve", new { outcome = "warned", note = "between moderators" })).ShouldBe(HttpStatusCode.OK);
        (await admin.PostAsync("admin/api-keys", new { user_id = person.Id, name = "a service", scopes = new[] { "users:read" } })).ShouldBe(HttpStatusCode.Created);

        var records = (await person.GetAsync("users/me/export")).ShouldBe(HttpStatusCode.OK)["records"];

        records.GetProperty("blocks").EnumerateArray().Single().GetProperty("blocked_id").GetInt64().Should().Be(other.Id);
        records.GetProperty("reports").EnumerateArray().Single().GetProperty("comment").GetString().Should().Be("무서워요");
        records.GetProperty("api_keys").EnumerateArray().Single().GetProperty("name").GetString().Should().Be("a service");
        records.GetRawText().Should().NotContain("between moderators");
        (await other.GetAsync("users/me/export"))["records"].GetProperty("reports").EnumerateArray().Should().BeEmpty("who has reported him is not his to know");
    }

    [Fact]
    public async Task A_role_is_what_the_database_says_now_whatever_the_token_said()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        (await person.GetAsync("admin/users")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");

        (await admin.PutAsync($"admin/users/{person.Id}/role", new { role = "admin" })).ShouldBe(HttpStatusCode.OK)["role"].GetString().Should().Be("admin");
        await Task.Delay(TimeSpan.FromSeconds(0.6)); // for so long the instance may believe what it has read
        (await person.GetAsync("admin/users")).ShouldBe(HttpStatusCode.OK);

        (await admin.PutAsync($"admin/users/{person.Id}/role", new { role = "user" })).ShouldBe(HttpStatusCode.OK);
        await person.ShouldBeRefusedWithinASecondAsync("admin/users", HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_closed_account_is_appointed_to_nothing()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        (await person.DeleteAsync("users/me")).ShouldBe(HttpStatusCode.NoContent);

        (await admin.PutAsync($"admin/users/{person.Id}/role", new { role = "admin" })).ShouldBeProblem(HttpStatusCode.Gone, "gone");
    }

    [Fact]
    public async Task An_administrator_ends_all_sessions_of_somebody()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var phone = person.At(market.Http);
        await phone.LogInAsync();

        (await admin.PostAsync($"admin/users/{person.Id}/logout")).ShouldBe(HttpStatusCode.NoContent);

        await Task.WhenAll(person.ShouldBeLoggedOutWithinASecondAsync(), phone.ShouldBeLoggedOutWithinASecondAsync());
        await person.LogInAsync();
        (await admin.PostAsync("admin/users/99999999/logout")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Nobody_disables_or_demotes_himself_or_says_nothing_about_why()
    {
        var (admin, second, person) = (await market.NewAdminAsync(), await market.NewAdminAsync(), await market.NewPersonAsync());
        var before = await market.Database.DigestAsync();

        (await admin.PostAsync($"admin/users/{admin.Id}/disable", new { reason = "tired" })).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "own_account");
        (await admin.PutAsync($"admin/users/{admin.Id}/role", new { role = "moderator" })).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "own_account");
        (await admin.PostAsync($"admin/users/{person.Id}/disable", new { reason = "" })).ShouldRefuseField("#/reason");
        (await admin.PostAsync($"admin/users/{person.Id}/disable", new { reason = new string('x', 501) })).ShouldRefuseField("#/reason");
        (await admin.PutAsync($"admin/users/{person.Id}/role", "{}")).ShouldRefuseField("#/role");
        (await admin.PutAsync($"admin/users/{person.Id}/role", new { role = "king" })).ShouldRefuseField("#/role");
        (await admin.PostAsync("admin/users/99999999/disable", new { reason = "x" })).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await admin.PostAsync("admin/users/99999999/enable")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await admin.PutAsync("admin/users/99999999/role", new { role = "user" })).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        // What is so already is no change, and no entry.
        (await admin.PutAsync($"admin/users/{admin.Id}/role", new { role = "admin" })).ShouldBe(HttpStatusCode.OK);
        (await admin.PostAsync($"admin/users/{second.Id}/enable")).ShouldBe(HttpStatusCode.OK);

        (await market.Database.DigestAsync()).Should().Equal(before);
    }
}
