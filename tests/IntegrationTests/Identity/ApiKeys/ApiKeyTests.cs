using System.Net;
using System.Security.Cryptography;
using System.Text;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.ApiKeys;

/// <summary>Services that act as an account, by a key of their own.</summary>
public sealed class ApiKeyTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_a_digest()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());

        var issued = (await IssueAsync(admin, person, "products:read", "products:write", "products:read")).ShouldBe(HttpStatusCode.Created);

        var key = issued["key"].GetString()!;
        key.Should().StartWith("mw_").And.HaveLength(46);
        issued["prefix"].GetString().Should().Be(key[..8]);
        issued["scopes"].EnumerateArray().Select(s => s.GetString()).Should().Equal("products:read", "products:write");
        var listed = (await admin.GetAsync($"admin/api-keys?user_id={person.Id}")).ShouldBe(HttpStatusCode.OK);
        listed.Items.Single().EnumerateObject().Select(m => m.Name).Should().Equal(
            "id", "user_id", "name", "prefix", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at");
        listed.Text.Should().NotContain(key);
        (await market.Database.ReadAsync<byte[]>("SELECT hash FROM identity.api_keys WHERE id = $1", issued.Id)).Should().Equal(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        (await market.Database.ReadAsync<string>("SELECT after::text FROM common.audit_entries WHERE action = 'api_key_issued' AND target_id = $1", issued.Id))
            .Should().Contain(key[..8]).And.NotContain(key[8..]);
    }

    [Fact]
    public async Task A_key_acts_as_its_account_within_its_scopes()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var service = await ServiceOfAsync(admin, person, "products:write", "users:read");

        var listed = (await service.PostAsync("products", Listings.Body())).ShouldBe(HttpStatusCode.Created);
        listed["seller_id"].GetInt64().Should().Be(person.Id);
        (await service.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK).Id.Should().Be(person.Id);
        (await service.PatchAsync("users/me", new { bio = "x" })).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await service.GetAsync("messages")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await service.GetAsync("/API/V1/Messages/")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await service.GetAsync("admin/users")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        // What is open to anyone needs no scope, and is kept by nobody on the way all the same.
        (await service.GetAsync($"products/{listed.Id}")).ShouldBe(HttpStatusCode.OK).Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task A_key_of_an_administrator_is_one_only_with_the_scope()
    {
        var admin = await market.NewAdminAsync();
        var (reader, writer) = (await ServiceOfAsync(admin, admin, "admin:read"), await ServiceOfAsync(admin, admin, "admin:read", "admin:write"));
        var person = await market.NewPersonAsync();

        (await reader.GetAsync($"admin/users/{person.Id}")).ShouldBe(HttpStatusCode.OK);
        (await reader.PostAsync($"admin/users/{person.Id}/logout")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await writer.PostAsync($"admin/users/{person.Id}/logout")).ShouldBe(HttpStatusCode.NoContent);
        (await market.Database.ReadAsync<long>("SELECT actor_id FROM common.audit_entries WHERE action = 'user_logged_out' AND target_id = $1", person.Id)).Should().Be(admin.Id);
        var ofAPerson = await ServiceOfAsync(admin, person, "admin:read");
        (await ofAPerson.GetAsync("admin/users")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    /// <summary>Each unknown key costs a query: whoever guesses is not listened to for a while, and who is known is.</summary>
    [Fact]
    public async Task Guessing_keys_soon_costs_nothing()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var (known, stranger) = (await ServiceOfAsync(admin, person, "users:read"), await ServiceOfAsync(admin, person, "users:read"));
        var instance = market.ConnectTo(market.StartInstance());
        (await known.At(instance).GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);

        for (var i = 0; i < 30; i++)
            (await new Client(instance).GetAsync("users/me", ("X-API-Key", $"mw_{i:D42}0"))).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        await Task.Delay(600); // what was believed is asked about again

        (await stranger.At(instance).GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await known.At(instance).GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET", "auth/sessions")]
    [InlineData("DELETE", "auth/sessions/1")]
    [InlineData("POST", "auth/logout")]
    [InlineData("POST", "auth/logout-all")]
    [InlineData("POST", "reports")]
    [InlineData("POST", "admin/api-keys")]
    public async Task Sessions_are_closed_to_every_key_and_so_is_what_nobody_has_decided_about(string method, string path)
    {
        var admin = await market.NewAdminAsync();
        var service = await ServiceOfAsync(admin, await market.NewPersonAsync(), [.. Scopes]);

        (await service.SendAsync(new HttpMethod(method), path, method == "POST" ? "{}" : null)).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Unknown_revoked_and_expired_are_refused_in_the_same_words()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var revoked = (await IssueAsync(admin, person, "users:read")).ShouldBe(HttpStatusCode.Created);
        var expired = (await IssueAsync(admin, person, "users:read")).ShouldBe(HttpStatusCode.Created);
        (await admin.DeleteAsync($"admin/api-keys/{revoked.Id}")).ShouldBe(HttpStatusCode.NoContent);
        (await admin.DeleteAsync($"admin/api-keys/{revoked.Id}")).ShouldBe(HttpStatusCode.NoContent);
        await market.Database.ExecuteAsync("UPDATE identity.api_keys SET expires_at = now() - interval '1 second' WHERE id = $1", expired.Id);
        var key = revoked["key"].GetString()!;

        string[] wrong = [key, expired["key"].GetString()!, key[..^1] + (key[^1] == 'A' ? 'B' : 'A'), "mw_", "", "x", new('x', 5000), "mw_" + new string('%', 43), person.Token!];
        var refusals = new List<Answer>();
        foreach (var one in wrong)
            refusals.Add(await new Service(market.Http, one).GetAsync("users/me"));

        foreach (var refusal in refusals)
            refusal.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        refusals.Select(r => r["detail"].GetString()).Distinct().Should().ContainSingle();
        (await admin.DeleteAsync("admin/api-keys/99999999")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await market.Database.CountAsync("common.audit_entries WHERE action = 'api_key_revoked' AND target_id = $1", revoked.Id)).Should().Be(1);
    }

    [Fact]
    public async Task Revoking_and_disabling_hold_within_a_second_on_every_instance()
    {
        var (admin, one, other) = (await market.NewAdminAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var elsewhere = market.ConnectTo(market.StartInstance());
        var (first, second) = ((await IssueAsync(admin, one, "users:read")).ShouldBe(HttpStatusCode.Created), (await IssueAsync(admin, other, "users:read")).ShouldBe(HttpStatusCode.Created));
        var services = new[] { market.Http, elsewhere }.SelectMany(http => new[] { first, second }.Select(key => new Service(http, key["key"].GetString()!))).ToList();
        foreach (var service in services)
            (await service.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);

        (await admin.DeleteAsync($"admin/api-keys/{first.Id}")).ShouldBe(HttpStatusCode.NoContent);
        (await admin.PostAsync($"admin/users/{other.Id}/disable", new { reason = "a test" })).ShouldBe(HttpStatusCode.OK);

        await Task.WhenAll(services.Select(s => s.ShouldBeRefusedWithinASecondAsync("users/me", HttpStatusCode.Unauthorized, "unauthenticated")));
    }

    [Fact]
    public async Task A_key_expires_by_the_clock_and_its_use_is_noted_once_a_minute()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        var issued = (await IssueAsync(admin, person, ["users:read"], market.Time.GetUtcNow().AddMinutes(10))).ShouldBe(HttpStatusCode.Created);
        var service = new Service(market.Http, issued["key"].GetString()!);

        (await service.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        var first = await LastUseAsync(issued.Id, after: DateTime.MinValue);
        await Task.Delay(TimeSpan.FromSeconds(0.6));
        (await service.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        await Task.Delay(TimeSpan.FromSeconds(0.2));
        (await LastUseAsync(issued.Id, after: DateTime.MinValue)).Should().Be(first, "it is less than a minute ago");
        market.Time.Advance(TimeSpan.FromMinutes(2));
        await Task.Delay(TimeSpan.FromSeconds(0.6));
        (await service.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        (await LastUseAsync(issued.Id, after: first)).Should().BeAfter(first);

        market.Time.Advance(TimeSpan.FromMinutes(10));
        (await service.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_key_that_says_nothing_clear_is_not_issued()
    {
        var (admin, person) = (await market.NewAdminAsync(), await market.NewPersonAsync());
        await admin.LogInAsync(); // another test has put the clock forward
        var before = await market.Database.DigestAsync();

        (await IssueAsync(admin, person)).ShouldRefuseField("#/scopes");
        (await IssueAsync(admin, person, "products:fly")).ShouldRefuseField("#/scopes");
        (await IssueAsync(admin, person, "auth:write")).ShouldRefuseField("#/scopes");
        (await IssueAsync(admin, person, [.. Enumerable.Repeat("products:read", 19)])).ShouldRefuseField("#/scopes");
        (await IssueAsync(admin, person, ["products:read"], market.Time.GetUtcNow().AddSeconds(-1))).ShouldRefuseField("#/expires_at");
        (await admin.PostAsync("admin/api-keys", new { user_id = person.Id, name = "", scopes = new[] { "products:read" } })).ShouldRefuseField("#/name");
        (await admin.PostAsync("admin/api-keys", new { user_id = person.Id, name = new string('x', 101), scopes = new[] { "products:read" } })).ShouldRefuseField("#/name");
        (await admin.PostAsync("admin/api-keys", new { user_id = 99_999_999, name = "x", scopes = new[] { "products:read" } })).ShouldRefuseField("#/user_id");
        (await admin.PostAsync("admin/api-keys", new { user_id = person.Id, name = "x" })).ShouldRefuseField("#/scopes");

        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    private static readonly string[] Scopes =
        [.. new[] { "products", "transactions", "messages", "users", "categories", "notifications", "conversations", "admin" }.SelectMany(a => new[] { $"{a}:read", $"{a}:write" })];

    private async Task<Service> ServiceOfAsync(Person admin, Person person, params string[] scopes) =>
        new(market.Http, (await IssueAsync(admin, person, scopes)).ShouldBe(HttpStatusCode.Created)["key"].GetString()!);

    private static Task<Answer> IssueAsync(Person admin, Person person, params string[] scopes) => IssueAsync(admin, person, scopes, null);

    private static Task<Answer> IssueAsync(Person admin, Person person, string[] scopes, DateTimeOffset? expiresAt) =>
        admin.PostAsync("admin/api-keys", new { user_id = person.Id, name = "a service", scopes, expires_at = expiresAt });

    /// <summary>It is noted aside, so it may be a moment late.</summary>
    private async Task<DateTime> LastUseAsync(long id, DateTime after)
    {
        for (var i = 0; i < 50; i++)
        {
            if (await market.Database.ReadAsync<DateTime>("SELECT last_used_at FROM identity.api_keys WHERE id = $1", id) is var noted && noted > after)
                return noted;
            await Task.Delay(20);
        }
        throw new TimeoutException("No use of the key was noted.");
    }
}
