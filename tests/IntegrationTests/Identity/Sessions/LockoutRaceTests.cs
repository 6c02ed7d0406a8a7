using System.Net;
using MultiWeb.IntegrationTests.Common.Faults;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>Fifty guesses at the same moment, on three instances: no more are looked at than one after the other.</summary>
public sealed class LockoutRaceTests(ThreeInstances market) : IClassFixture<ThreeInstances>
{
    private const int Guesses = 50;

    [Fact]
    public async Task Without_captchas_three_of_fifty_are_looked_at()
    {
        var person = await market.NewPersonAsync();

        var told = await StartingGun.FireAsync(Guesses, i => GuessAsync(i, person.Email, $"guess number {i}"));

        told.Count(t => t.Status == HttpStatusCode.Unauthorized).Should().Be(3);
        foreach (var other in told.Where(t => t.Status != HttpStatusCode.Unauthorized))
            other.ShouldBeProblem(HttpStatusCode.Forbidden, "captcha_required");
    }

    [Fact]
    public async Task With_a_captcha_each_five_of_fifty_are_looked_at_and_then_it_is_locked_everywhere()
    {
        var person = await market.NewPersonAsync();
        var captchas = await Task.WhenAll(Enumerable.Range(0, Guesses).Select(_ => market.Anyone.SolveCaptchaAsync()));

        var told = await StartingGun.FireAsync(Guesses, i => GuessAsync(i, person.Email, $"guess number {i}", captchas[i]));

        told.Count(t => t.Status == HttpStatusCode.Unauthorized).Should().Be(5);
        foreach (var other in told.Where(t => t.Status != HttpStatusCode.Unauthorized))
            other.ShouldBeProblem(HttpStatusCode.TooManyRequests, "login_locked");
        foreach (var instance in market.Anyones)
            (await instance.PostAsync("auth/login", new { email = person.Email, password = Person.DefaultPassword })).ShouldBeProblem(HttpStatusCode.TooManyRequests, "login_locked");
    }

    [Fact]
    public async Task One_solution_is_good_for_one_of_fifty_guesses()
    {
        var person = await market.NewPersonAsync();
        for (var i = 0; i < 3; i++)
            (await GuessAsync(i, person.Email, "a guess")).ShouldBe(HttpStatusCode.Unauthorized);
        var captcha = await market.Anyone.SolveCaptchaAsync();

        var told = await StartingGun.FireAsync(Guesses, i => GuessAsync(i, person.Email, $"guess number {i}", captcha));

        told.Count(t => t.Status == HttpStatusCode.Unauthorized).Should().Be(1);
        told.Count(t => t.Code == "captcha_required").Should().Be(Guesses - 1);
    }

    private Task<Answer> GuessAsync(int number, string email, string password, string? captcha = null) =>
        market.Anyones[number % 3].PostAsync("auth/login", captcha is null ? new { email, password } : (object)new { email, password, captcha });
}
