using System.Net;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>What is meant for one reader is kept by nobody on the way (<c>Cache-Control: no-store</c>).</summary>
public sealed class PrivateAnswerTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Tokens_are_for_the_one_who_asked()
    {
        var person = await market.NewPersonAsync();

        ShouldNotBeKept(await LogInAsync(person.Email, Person.DefaultPassword), HttpStatusCode.OK);
        ShouldNotBeKept(await market.Anyone.PostAsync("auth/refresh", new { refresh_token = person.RefreshToken }), HttpStatusCode.OK);
        ShouldNotBeKept(
            await market.Anyone.PostAsync("auth/register", new { email = "new@example.org", username = "new", password = Person.DefaultPassword }),
            HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_refusal_is_too()
    {
        var person = await market.NewPersonAsync();

        ShouldNotBeKept(await LogInAsync(person.Email, "another password"), HttpStatusCode.Unauthorized);
        ShouldNotBeKept(await LogInAsync("", ""), HttpStatusCode.UnprocessableEntity);
        ShouldNotBeKept(await market.Anyone.PostAsync("auth/login", "{"), HttpStatusCode.BadRequest);
        ShouldNotBeKept(await market.Anyone.PostAsync("auth/refresh", new { refresh_token = "made up" }), HttpStatusCode.Unauthorized);
        ShouldNotBeKept(await market.Anyone.PostAsync("auth/register", "{}"), HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Whatever_a_token_asks_for_is_and_what_everybody_may_read_is_not()
    {
        var person = await market.NewPersonAsync();
        var product = await person.ListProductAsync();

        ShouldNotBeKept(await person.GetAsync("users/me"), HttpStatusCode.OK);
        ShouldNotBeKept(await person.GetAsync($"products/{product}"), HttpStatusCode.OK);
        (await market.Anyone.GetAsync($"products/{product}")).ShouldBe(HttpStatusCode.OK).Headers.CacheControl.Should().BeNull();
    }

    private Task<Answer> LogInAsync(string email, string password) => market.Anyone.PostAsync("auth/login", new { email, password });

    private static void ShouldNotBeKept(Answer answer, HttpStatusCode status) =>
        (answer.ShouldBe(status).Headers.CacheControl?.NoStore).Should().BeTrue("the server answered {0}", answer);
}
