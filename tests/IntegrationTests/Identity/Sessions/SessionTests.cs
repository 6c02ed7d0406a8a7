using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>A session from login to its end. Here the clock is put forward.</summary>
public sealed class SessionTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Login_gives_a_pair_of_tokens_and_notes_the_time()
    {
        var person = await market.NewPersonAsync();

        var tokens = (await LogInAsync(person.Email.ToUpperInvariant(), Person.DefaultPassword)).ShouldBe(HttpStatusCode.OK);

        tokens["token_type"].GetString().Should().Be("bearer");
        tokens["expires_in"].GetInt32().Should().Be(1800);
        tokens["refresh_token"].GetString().Should().NotContain(".");
        person.Token = tokens["access_token"].GetString();
        (await person.GetAsync("users/me"))["last_login"].GetDateTimeOffset().Should().BeCloseTo(market.Time.GetUtcNow(), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Unknown_wrong_and_disabled_are_refused_in_the_same_words()
    {
        var (known, disabled) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        await market.Database.ExecuteAsync("UPDATE identity.users SET is_active = false WHERE id = $1", disabled.Id);
        var before = await DigestAsync();

        Answer[] refusals =
        [
            await LogInAsync("nobody@example.org", Person.DefaultPassword),
            await LogInAsync(known.Email, "another password"),
            await LogInAsync(disabled.Email, Person.DefaultPassword),
        ];

        foreach (var refusal in refusals)
            refusal.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        refusals.Select(Constant).Distinct().Should().ContainSingle();
        (await DigestAsync()).Should().Equal(before, "a refusal is counted, and leaves nothing else");
    }

    [Fact]
    public async Task A_refresh_rotates_the_token_and_the_old_one_is_dead_after_ten_seconds()
    {
        var person = await market.NewPersonAsync();
        var second = (await RefreshAsync(person.RefreshToken)).ShouldBe(HttpStatusCode.OK);

        second["refresh_token"].GetString().Should().NotBe(person.RefreshToken);
        var repeated = (await RefreshAsync(person.RefreshToken)).ShouldBe(HttpStatusCode.OK);
        repeated["refresh_token"].GetString().Should().Be(second["refresh_token"].GetString(), "a repeat gets the same successor, never a second one");

        market.Time.Advance(TimeSpan.FromSeconds(11));
        (await RefreshAsync(person.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        (await RefreshAsync(second["refresh_token"].GetString()!)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        person.Token = second["access_token"].GetString();
        await ShouldBeRefusedWithinASecondAsync(person);
        (await market.Database.ReadAsync<string>("SELECT revoked_reason FROM identity.sessions WHERE user_id = $1", person.Id)).Should().Be("reuse");
    }

    [Fact]
    public async Task A_token_whose_successor_was_used_is_dead_at_once()
    {
        var person = await market.NewPersonAsync();
        var second = (await RefreshAsync(person.RefreshToken))["refresh_token"].GetString()!;
        (await RefreshAsync(second)).ShouldBe(HttpStatusCode.OK);

        (await RefreshAsync(person.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        (await RefreshAsync(second)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
    }

    [Fact]
    public async Task A_refresh_token_ends_after_seven_days()
    {
        var (early, late) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        market.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        (await RefreshAsync(early.RefreshToken)).ShouldBe(HttpStatusCode.OK);
        market.Time.Advance(TimeSpan.FromMinutes(2));
        (await RefreshAsync(late.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_expired");
    }

    [Fact]
    public async Task Tokens_are_not_kept_in_the_database()
    {
        var person = await market.NewPersonAsync();

        (await market.Database.ReadAsync<byte[]>("SELECT hash FROM identity.refresh_tokens t JOIN identity.sessions s ON s.id = t.session_id WHERE s.user_id = $1", person.Id))
            .Should().Equal(SHA256.HashData(Encoding.UTF8.GetBytes(person.RefreshToken)));
        (await market.Database.ReadAsync<string>("SELECT password_hash FROM identity.users WHERE id = $1", person.Id)).Should().StartWith("$2");
    }

    /// <summary>Or time would tell for ever who has an account from before the cost was changed.</summary>
    [Fact]
    public async Task A_password_is_kept_at_todays_cost_from_the_next_login()
    {
        var person = await market.NewPersonAsync();
        (await HashAsync()).Should().StartWith("$2y$04$");
        var dearer = person.At(market.ConnectTo(market.StartInstance(("Passwords:BcryptCost", "5"))));

        await dearer.LogInAsync();
        var hash = await HashAsync();
        hash.Should().StartWith("$2y$05$");
        await dearer.LogInAsync();

        (await HashAsync()).Should().Be(hash);
        (await dearer.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);

        Task<string?> HashAsync() => market.Database.ReadAsync<string>("SELECT password_hash FROM identity.users WHERE id = $1", person.Id);
    }

    [Fact]
    public async Task Logout_ends_this_session_within_a_second_and_no_other()
    {
        var person = await market.NewPersonAsync();
        var phone = person.At(market.Http);
        await phone.LogInAsync();

        (await person.PostAsync("auth/logout")).ShouldBe(HttpStatusCode.NoContent);

        await ShouldBeRefusedWithinASecondAsync(person);
        (await RefreshAsync(person.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        (await phone.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Logout_all_ends_every_session_on_every_instance_within_a_second()
    {
        var person = await market.NewPersonAsync();
        var elsewhere = person.At(market.ConnectTo(market.StartInstance()));
        await elsewhere.LogInAsync();
        (await elsewhere.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);

        (await person.PostAsync("auth/logout-all")).ShouldBe(HttpStatusCode.NoContent);

        await ShouldBeRefusedWithinASecondAsync(person);
        await ShouldBeRefusedWithinASecondAsync(elsewhere);
        (await RefreshAsync(elsewhere.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
    }

    [Fact]
    public async Task A_disabled_account_loses_its_sessions_within_a_second()
    {
        var person = await market.NewPersonAsync();
        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        await market.Database.ExecuteAsync("UPDATE identity.users SET is_active = false WHERE id = $1", person.Id);

        await ShouldBeRefusedWithinASecondAsync(person);
        (await RefreshAsync(person.RefreshToken)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
    }

    private async Task<IEnumerable<KeyValuePair<string, string>>> DigestAsync() =>
        (await market.Database.DigestAsync()).Where(table => table.Key != "identity.login_guards");

    private Task<Answer> LogInAsync(string email, string password) => market.Anyone.PostAsync("auth/login", new { email, password });

    private Task<Answer> RefreshAsync(string token) => market.Anyone.PostAsync("auth/refresh", new { refresh_token = token });

    private static async Task ShouldBeRefusedWithinASecondAsync(Person person)
    {
        var watch = Stopwatch.StartNew();
        Answer answer;
        do
            answer = await person.GetAsync("users/me");
        while (answer.Status != HttpStatusCode.Unauthorized && watch.Elapsed < TimeSpan.FromSeconds(1));
        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
    }

    /// <summary>A refusal without what differs from request to request.</summary>
    private static string Constant(Answer answer) => string.Join(
        '\n', answer.Json.EnumerateObject().Where(m => m.Name is not ("request_id" or "trace_id")).Select(m => m.ToString()));
}
