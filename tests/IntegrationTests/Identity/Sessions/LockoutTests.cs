using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Telemetry;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>Guessing a password: three times for nothing, twice with a captcha, and then not for a quarter of an hour.</summary>
public sealed class LockoutTests(LockoutTests.Marketplace market) : IClassFixture<LockoutTests.Marketplace>
{
    private const string Wrong = "not this one either";

    /// <summary>With puzzles that are quickly solved.</summary>
    public sealed class Marketplace : MarketplaceFixture
    {
        protected override Dictionary<string, string?> Settings => new() { ["Captcha:MaxNumber"] = "50" };
    }

    public static TheoryData<string> Kinds => ["known", "unknown", "disabled"];

    /// <summary>Every answer is the same for an address with an account, without one, and with a disabled one.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_fourth_attempt_needs_a_captcha_and_the_sixth_is_locked(string kind)
    {
        var email = await AddressAsync(kind);
        for (var i = 0; i < 3; i++)
            (await TryAsync(email, Wrong)).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        // Without a captcha nothing is looked at and nothing is counted, however often; even the right password is not.
        for (var i = 0; i < 5; i++)
            (await TryAsync(email, Person.DefaultPassword)).ShouldBeProblem(HttpStatusCode.Forbidden, "captcha_required");
        for (var i = 0; i < 2; i++)
            (await TryAsync(email, Wrong, await market.Anyone.SolveCaptchaAsync())).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        var locked = (await TryAsync(email, Person.DefaultPassword, await market.Anyone.SolveCaptchaAsync())).ShouldBeProblem(HttpStatusCode.TooManyRequests, "login_locked");
        locked.Headers.RetryAfter!.Delta.Should().BeCloseTo(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_lock_ends_after_a_quarter_of_an_hour_and_is_not_prolonged_by_asking()
    {
        var person = await market.NewPersonAsync();
        await LockAsync(person.Email);
        market.Time.Advance(TimeSpan.FromMinutes(10));
        (await TryAsync(person.Email, Person.DefaultPassword)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "login_locked")
            .Headers.RetryAfter!.Delta.Should().BeCloseTo(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30));

        market.Time.Advance(TimeSpan.FromMinutes(5));

        (await TryAsync(person.Email, Person.DefaultPassword)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_login_and_a_quarter_of_an_hour_both_end_a_streak()
    {
        var person = await market.NewPersonAsync();
        for (var streak = 0; streak < 3; streak++)
        {
            for (var i = 0; i < 3; i++)
                (await TryAsync(person.Email, Wrong)).ShouldBe(HttpStatusCode.Unauthorized);
            (await TryAsync(person.Email, Wrong)).ShouldBeProblem(HttpStatusCode.Forbidden, "captcha_required");
            if (streak == 0)
                (await TryAsync(person.Email, Person.DefaultPassword, await market.Anyone.SolveCaptchaAsync())).ShouldBe(HttpStatusCode.OK);
            else
                market.Time.Advance(TimeSpan.FromMinutes(15));
        }
    }

    /// <summary>Locking somebody else out must not throw him out.</summary>
    [Fact]
    public async Task Sessions_of_a_locked_account_go_on()
    {
        var person = await market.NewPersonAsync();
        await LockAsync(person.Email.ToUpperInvariant());

        (await TryAsync(person.Email, Person.DefaultPassword)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "login_locked");

        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        (await market.Anyone.PostAsync("auth/refresh", new { refresh_token = person.RefreshToken })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_was_tried_is_not_kept()
    {
        await TryAsync("stranger@example.org", Wrong);

        (await market.Database.CountAsync("identity.login_guards g WHERE encode(g.email_key, 'escape') LIKE '%stranger%'")).Should().Be(0);
        (await market.Database.CountAsync("identity.login_guards")).Should().BePositive();
    }

    [Fact]
    public async Task An_attack_shows_in_the_metrics()
    {
        var before = await market.Http.ScrapeAsync();
        var email = await AddressAsync("known");
        await LockAsync(email);
        await TryAsync(email, Wrong);

        var after = await market.Http.ScrapeAsync();

        Growth("multiweb_auth_lockouts_total").Should().Be(1);
        Growth("multiweb_auth_captcha_total{result=\"accepted\"}").Should().Be(2);
        Growth("multiweb_auth_login_attempts_total{result=\"failure\"}").Should().Be(5);
        Growth("multiweb_auth_login_attempts_total{result=\"locked\"}").Should().Be(1);
        double Growth(string series) => after[series] - before[series];
    }

    private async Task LockAsync(string email)
    {
        for (var i = 0; i < 5; i++)
            (await TryAsync(email, Wrong, i < 3 ? null : await market.Anyone.SolveCaptchaAsync())).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<string> AddressAsync(string kind)
    {
        if (kind == "unknown")
            return "nobody@example.org";
        var person = await market.NewPersonAsync();
        if (kind == "disabled")
            await market.Database.ExecuteAsync("UPDATE identity.users SET is_active = false WHERE id = $1", person.Id);
        return person.Email;
    }

    private Task<Answer> TryAsync(string email, string password, string? captcha = null) =>
        market.Anyone.PostAsync("auth/login", captcha is null ? new { email, password } : (object)new { email, password, captcha });
}
