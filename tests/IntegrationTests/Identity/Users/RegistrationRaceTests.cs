using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Identity.Users;

/// <summary>Many who want the same address or the same name at the same moment.</summary>
public sealed class RegistrationRaceTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Rivals = 20;

    [Fact]
    public async Task One_of_twenty_gets_the_email_address_whatever_its_case()
    {
        var told = await StartingGun.FireAsync(Rivals, i => market.Anyone.PostAsync("auth/register", new
        {
            email = i % 2 == 0 ? "wanted@example.org" : "Wanted@Example.ORG",
            username = $"rival{i}",
            password = Person.DefaultPassword,
        }));

        await ShouldHaveOneWinnerAsync(told, "email_taken", "identity.users WHERE lower(email) = 'wanted@example.org'");
    }

    [Fact]
    public async Task One_of_twenty_gets_the_username_whatever_its_case()
    {
        var told = await StartingGun.FireAsync(Rivals, i => market.Anyone.PostAsync("auth/register", new
        {
            email = $"rival{i}@example.org",
            username = i % 2 == 0 ? "Wanted" : "wanted",
            password = Person.DefaultPassword,
        }));

        await ShouldHaveOneWinnerAsync(told, "username_taken", "identity.users WHERE lower(username) = 'wanted'");
    }

    private async Task ShouldHaveOneWinnerAsync(Answer[] told, string code, string rows)
    {
        told.Count(t => t.Status == HttpStatusCode.Created).Should().Be(1);
        foreach (var loser in told.Where(t => t.Status != HttpStatusCode.Created))
            loser.ShouldBeProblem(HttpStatusCode.Conflict, code);
        (await market.Database.CountAsync(rows)).Should().Be(1);
    }
}
