using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Identity.MailedLinks;

/// <summary>Somebody who has forgotten his password, or was locked out by somebody else.</summary>
public sealed class PasswordResetTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string New = "a brand new bicycle";

    [Fact]
    public async Task A_mailed_link_sets_a_new_password_and_throws_everybody_out()
    {
        var person = await market.NewPersonAsync("forgot");
        var phone = person.At(market.Http);
        await phone.LogInAsync();
        var mail = await AskAsync(person);
        mail.Link.AbsolutePath.Should().Be("/account/reset");

        (await ResetAsync(mail.Token, New)).ShouldBe(HttpStatusCode.NoContent);

        foreach (var device in new[] { person, phone })
            (await market.Anyone.PostAsync("auth/refresh", new { refresh_token = device.RefreshToken })).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        (await LogInAsync(person.Email, Person.DefaultPassword)).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await LogInAsync(person.Email, New)).ShouldBe(HttpStatusCode.OK);
        await Mailbox.WaitForAsync(person.Email, "비밀번호가 변경되었어요");
        (await ResetAsync(mail.Token, "yet another password")).ShouldBeProblem(HttpStatusCode.Gone, "gone");
    }

    [Fact]
    public async Task It_unlocks_a_login()
    {
        var person = await market.NewPersonAsync("locked");
        await LockAsync(person.Email);
        (await LogInAsync(person.Email, Person.DefaultPassword)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "login_locked");

        (await ResetAsync((await AskAsync(person)).Token, New)).ShouldBe(HttpStatusCode.NoContent);

        (await LogInAsync(person.Email, New)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_reset_makes_the_other_links_worthless()
    {
        var person = await market.NewPersonAsync("twice");
        var first = await AskAsync(person);
        var second = await AskAsync(person);

        second.Token.Should().NotBe(first.Token);
        (await ResetAsync(second.Token, New)).ShouldBe(HttpStatusCode.NoContent);

        (await ResetAsync(first.Token, "yet another password")).ShouldBeProblem(HttpStatusCode.Gone, "gone");
    }

    [Fact]
    public async Task Twenty_resets_at_once_are_one()
    {
        var person = await market.NewPersonAsync("eager");
        var token = (await AskAsync(person)).Token;

        var told = await StartingGun.FireAsync(20, i => ResetAsync(token, $"{New} number {i}"));

        var won = told.Index().Where(t => t.Item.Status == HttpStatusCode.NoContent).Should().ContainSingle().Subject.Index;
        foreach (var loser in told.Where(t => t.Status != HttpStatusCode.NoContent))
            loser.Status.Should().BeOneOf(HttpStatusCode.Gone, HttpStatusCode.ServiceUnavailable);
        (await LogInAsync(person.Email, $"{New} number {won}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_password_that_is_not_acceptable_does_not_use_the_link_up()
    {
        var person = await market.NewPersonAsync("picky");
        var token = (await AskAsync(person)).Token;

        foreach (var bad in new[] { "short", "password1", person.Email, person.Username.ToUpperInvariant() })
            (await ResetAsync(token, bad)).ShouldRefuseField("#/new_password");

        (await ResetAsync(token, New)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task It_is_good_for_an_hour()
    {
        var person = await market.NewPersonAsync("slow");
        var token = (await AskAsync(person)).Token;
        market.Time.Advance(TimeSpan.FromHours(1));

        (await ResetAsync(token, New)).ShouldBeProblem(HttpStatusCode.Gone, "gone");
    }

    [Fact]
    public async Task Nobody_is_told_whether_there_is_an_account()
    {
        var (person, disabled) = (await market.NewPersonAsync("known"), await market.NewPersonAsync("disabled"));
        await market.Database.ExecuteAsync("UPDATE identity.users SET is_active = false WHERE id = $1", disabled.Id);
        await market.Database.DrainOutboxAsync();
        var before = Mailbox.CountOf(disabled.Email);

        foreach (var email in new[] { person.Email, disabled.Email, "nobody@example.org" })
            (await market.Anyone.PostAsync("auth/password/forgot", new { email })).ShouldBe(HttpStatusCode.Accepted).Text.Should().BeEmpty();

        await market.Database.DrainOutboxAsync();
        Mailbox.CountOf(disabled.Email).Should().Be(before);
        Mailbox.CountOf("nobody@example.org").Should().Be(0);
    }

    private async Task<Mail> AskAsync(Person person)
    {
        (await market.Anyone.PostAsync("auth/password/forgot", new { email = person.Email })).ShouldBe(HttpStatusCode.Accepted);
        await market.Database.DrainOutboxAsync();
        return await Mailbox.WaitForAsync(person.Email, "/reset");
    }

    private async Task LockAsync(string email)
    {
        for (var i = 0; i < 3; i++)
            (await LogInAsync(email, "a wrong guess")).ShouldBe(HttpStatusCode.Unauthorized);
        await market.Database.ExecuteAsync("UPDATE identity.login_guards SET failures = 5");
    }

    private Task<Answer> ResetAsync(string token, string password) => market.Anyone.PostAsync("auth/password/reset", new { token, new_password = password });

    private Task<Answer> LogInAsync(string email, string password) => market.Anyone.PostAsync("auth/login", new { email, password });
}
