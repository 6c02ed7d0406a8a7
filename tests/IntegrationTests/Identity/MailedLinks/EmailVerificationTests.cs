using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Identity.MailedLinks;

/// <summary>Showing that an address is one's own.</summary>
public sealed class EmailVerificationTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task The_link_of_the_first_mail_verifies_the_address_once()
    {
        var person = await market.NewPersonAsync("verifies");

        var mail = await Mailbox.WaitForAsync(person.Email, "확인해 주세요");

        mail.Subject.Should().Be("[MultiWeb] 이메일 주소를 확인해 주세요");
        mail.Link.GetLeftPart(UriPartial.Path).Should().Be("http://localhost:8000/account/verify");
        mail.Link.Query.Should().BeEmpty("a query is kept in logs, a fragment is not");
        (await person.GetAsync("users/me"))["is_verified"].GetBoolean().Should().BeFalse();
        (await VerifyAsync(mail.Token)).ShouldBe(HttpStatusCode.NoContent);
        (await person.GetAsync("users/me"))["is_verified"].GetBoolean().Should().BeTrue();
        (await VerifyAsync(mail.Token)).ShouldBeProblem(HttpStatusCode.Gone, "gone");
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9,ko;q=0.2", "Please confirm")]
    [InlineData("fr, en;q=0.5", "Please confirm")]
    [InlineData("ko-KR", "확인해 주세요")]
    [InlineData("fr", "확인해 주세요")]
    [InlineData("en;q=0", "확인해 주세요")]
    [InlineData("\"nonsense\"", "확인해 주세요")]
    public async Task A_mail_is_in_the_language_of_the_one_who_asks(string accepts, string words)
    {
        var name = $"reader{Guid.NewGuid():N}";
        (await market.Anyone.PostAsync("auth/register", new { email = $"{name}@example.org", username = name, password = Person.DefaultPassword }, ("Accept-Language", accepts)))
            .ShouldBe(HttpStatusCode.Created);

        (await Mailbox.WaitForAsync($"{name}@example.org", "[MultiWeb]")).Subject.Should().Contain(words);
    }

    [Fact]
    public async Task Another_one_is_sent_to_those_who_need_it_and_everybody_gets_the_same_answer()
    {
        var (person, verified) = (await market.NewPersonAsync("forgetful"), await market.NewPersonAsync("done"));
        (await VerifyAsync((await Mailbox.WaitForAsync(verified.Email, "/verify")).Token)).ShouldBe(HttpStatusCode.NoContent);
        await Mailbox.WaitForAsync(person.Email, "/verify");

        foreach (var email in new[] { person.Email.ToUpperInvariant(), verified.Email, "nobody@example.org" })
        {
            var answer = (await market.Anyone.PostAsync("auth/email/resend", new { email })).ShouldBe(HttpStatusCode.Accepted);
            answer.Text.Should().BeEmpty();
        }

        await market.Database.DrainOutboxAsync();
        (Mailbox.CountOf(person.Email), Mailbox.CountOf(verified.Email), Mailbox.CountOf("nobody@example.org")).Should().Be((2, 1, 0));
        (await market.Database.CountAsync("identity.mailed_links WHERE user_id IS NULL")).Should().BeGreaterThanOrEqualTo(2, "they leave as much behind");
    }

    [Fact]
    public async Task A_link_that_is_too_old_is_gone_and_one_that_is_none_is_refused()
    {
        var person = await market.NewPersonAsync("late");
        var token = (await Mailbox.WaitForAsync(person.Email, "/verify")).Token;

        foreach (var wrong in new[] { "x", token[..^1], token + "A", (token[0] == 'A' ? 'B' : 'A') + token[1..], token[..20] + (token[20] == 'A' ? 'B' : 'A') + token[21..] })
            (await VerifyAsync(wrong)).ShouldRefuseField("#/token");
        (await VerifyAsync(new string('x', 201))).ShouldRefuseField("#/token");
        (await market.Anyone.PostAsync("auth/password/reset", new { token, new_password = "another fine password" })).ShouldRefuseField("#/token");
        market.Time.Advance(TimeSpan.FromHours(24));
        (await VerifyAsync(token)).ShouldBeProblem(HttpStatusCode.Gone, "gone");
    }

    [Fact]
    public async Task Twenty_uses_at_once_are_one()
    {
        var person = await market.NewPersonAsync("hasty");
        var token = (await Mailbox.WaitForAsync(person.Email, "/verify")).Token;

        var told = await StartingGun.FireAsync(20, _ => VerifyAsync(token));

        told.Count(t => t.Status == HttpStatusCode.NoContent).Should().Be(1);
        told.Count(t => t.Status == HttpStatusCode.Gone).Should().Be(19);
    }

    private Task<Answer> VerifyAsync(string token) => market.Anyone.PostAsync("auth/email/verify", new { token });
}
