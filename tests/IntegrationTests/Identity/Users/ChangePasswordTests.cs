using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Identity.MailedLinks;

namespace MultiWeb.IntegrationTests.Identity.Users;

/// <summary>Somebody who knows his password and wants another one.</summary>
public sealed class ChangePasswordTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string New = "a brand new bicycle";

    [Fact]
    public async Task This_session_goes_on_and_the_others_end()
    {
        var person = await market.NewPersonAsync("changes");
        var phone = person.At(market.Http);
        await phone.LogInAsync();
        (await market.Anyone.PostAsync("auth/password/forgot", new { email = person.Email })).ShouldBe(HttpStatusCode.Accepted);
        var link = await Mailbox.WaitForAsync(person.Email, "/reset");

        (await ChangeAsync(person, Person.DefaultPassword, New)).ShouldBe(HttpStatusCode.NoContent);

        (await RefreshAsync(person)).ShouldBe(HttpStatusCode.OK);
        (await RefreshAsync(phone)).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        (await market.Anyone.PostAsync("auth/login", new { email = person.Email, password = Person.DefaultPassword })).ShouldBe(HttpStatusCode.Unauthorized);
        (await market.Anyone.PostAsync("auth/login", new { email = person.Email, password = New })).ShouldBe(HttpStatusCode.OK);
        (await market.Anyone.PostAsync("auth/password/reset", new { token = link.Token, new_password = "an older wish" })).ShouldBeProblem(HttpStatusCode.Gone, "gone");
        await Mailbox.WaitForAsync(person.Email, "비밀번호가 변경되었어요");
    }

    [Fact]
    public async Task A_wrong_current_password_counts_like_a_failed_login()
    {
        var person = await market.NewPersonAsync("guesses");
        for (var i = 0; i < 3; i++)
            (await ChangeAsync(person, "not my password", New)).ShouldRefuseField("#/current_password");

        (await ChangeAsync(person, Person.DefaultPassword, New)).ShouldBeProblem(HttpStatusCode.Forbidden, "captcha_required");
        (await market.Anyone.PostAsync("auth/login", new { email = person.Email, password = Person.DefaultPassword })).ShouldBeProblem(HttpStatusCode.Forbidden, "captcha_required");
        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_password_is_held_to_the_rules_of_registration()
    {
        var person = await market.NewPersonAsync("rules");

        foreach (var bad in new[] { "short", "password1", "ｐａｓｓｗｏｒｄ１", person.Email.ToUpperInvariant(), person.Username, new string('x', 257) })
            (await ChangeAsync(person, Person.DefaultPassword, bad)).ShouldRefuseField("#/new_password");
        (await market.Anyone.PostAsync("users/me/password", new { current_password = Person.DefaultPassword, new_password = New })).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        await person.LogInAsync();
    }

    private static Task<Answer> ChangeAsync(Person person, string current, string wanted) =>
        person.PostAsync("users/me/password", new { current_password = current, new_password = wanted });

    private Task<Answer> RefreshAsync(Person person) => market.Anyone.PostAsync("auth/refresh", new { refresh_token = person.RefreshToken });
}
