using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>The published client (npm's altcha-lib) solves our challenges, of the size that is the default.</summary>
public sealed class AltchaClientTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Its_solution_opens_the_door()
    {
        var person = await market.NewPersonAsync();
        for (var i = 0; i < 3; i++)
            (await market.Anyone.PostAsync("auth/login", new { email = person.Email, password = "not this one" })).ShouldBe(HttpStatusCode.Unauthorized);
        var challenge = (await market.Anyone.GetAsync("auth/captcha")).ShouldBe(HttpStatusCode.OK);
        challenge["maxnumber"].GetInt32().Should().Be(100_000);

        var captcha = await NodePackage.RunAsync(await NodePackage.InstallAsync("Identity", "Sessions", "altcha"), challenge.Text, "node", "solve.mjs");

        (await market.Anyone.PostAsync("auth/login", new { email = person.Email, password = Person.DefaultPassword, captcha })).ShouldBe(HttpStatusCode.OK);
    }
}
