using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>One refresh token, presented many times at once, on several instances.</summary>
public sealed class RefreshRaceTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Twenty_refreshes_on_three_instances_leave_one_living_successor()
    {
        Client[] instances = [market.Anyone, new(market.ConnectTo(market.StartInstance())), new(market.ConnectTo(market.StartInstance()))];
        for (var round = 0; round < 5; round++)
        {
            var person = await market.NewPersonAsync();

            var told = await StartingGun.FireAsync(20, i =>
                instances[i % instances.Length].PostAsync("auth/refresh", new { refresh_token = person.RefreshToken }));

            foreach (var answer in told)
                answer.ShouldBe(HttpStatusCode.OK);
            told.Select(t => t["refresh_token"].GetString()).Distinct().Should().ContainSingle("a repeat gets the same successor, never a second one");
            (await LivingTokensAsync(person.Id)).Should().Be(1);
            (await market.Database.CountAsync("identity.sessions WHERE user_id = $1 AND revoked_at IS NOT NULL", person.Id)).Should().Be(0);
        }
    }

    [Fact]
    public async Task A_refresh_against_a_logout_leaves_no_living_session()
    {
        for (var round = 0; round < 10; round++)
        {
            var person = await market.NewPersonAsync();

            var told = await StartingGun.FireAsync(
                () => market.Anyone.PostAsync("auth/refresh", new { refresh_token = person.RefreshToken }), () => person.PostAsync("auth/logout"));

            told[1].ShouldBe(HttpStatusCode.NoContent);
            if (told[0].Status != HttpStatusCode.OK)
                told[0].ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
            (await market.Database.CountAsync("identity.sessions WHERE user_id = $1 AND revoked_at IS NULL", person.Id)).Should().Be(0);
        }
    }

    private Task<long> LivingTokensAsync(long userId) => market.Database.CountAsync(
        "identity.refresh_tokens t JOIN identity.sessions s ON s.id = t.session_id WHERE s.user_id = $1 AND t.spent_at IS NULL", userId);
}
