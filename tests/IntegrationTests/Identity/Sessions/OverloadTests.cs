using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;
using MultiWeb.IntegrationTests.Common.Telemetry;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>More logins than there are cores for: some are sent away at once, and nobody else notices.</summary>
public sealed class OverloadTests(OverloadTests.Marketplace market) : IClassFixture<OverloadTests.Marketplace>
{
    /// <summary>More than all cores but one can hash while the others have the patience to wait.</summary>
    private static readonly int Logins = 75 + (50 * Environment.ProcessorCount);

    /// <summary>Where a hash takes its time.</summary>
    public sealed class Marketplace : MarketplaceFixture
    {
        protected override Dictionary<string, string?> Settings => new() { ["Passwords:BcryptCost"] = "9", ["Passwords:QueueLength"] = "32" };
    }

    [Fact]
    public async Task More_logins_than_there_are_places_for_leave_room_for_the_rest()
    {
        var before = await market.Http.ScrapeAsync();
        var flood = StartingGun.FireAsync(Logins, i => market.Anyone.PostAsync("auth/login", new { email = $"nobody{i}@example.org", password = "whatever it is" }));
        var asked = 0;
        while (!flood.IsCompleted)
        {
            (await market.Anyone.GetAsync("/health/live").WaitAsync(TimeSpan.FromSeconds(5))).ShouldBe(HttpStatusCode.OK);
            (await market.Anyone.GetAsync("categories").WaitAsync(TimeSpan.FromSeconds(5))).ShouldBe(HttpStatusCode.OK);
            asked++;
        }

        var told = await flood;
        asked.Should().BePositive();
        told.Count(t => t.Status == HttpStatusCode.Unauthorized).Should().BeGreaterThanOrEqualTo(33, "one is hashed and 32 may wait");
        var refused = told.Where(t => t.Status != HttpStatusCode.Unauthorized).ToList();
        refused.Should().NotBeEmpty();
        foreach (var answer in refused)
            answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable").Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        (await market.Database.ReadAsync<long>("SELECT coalesce(sum(failures), 0) FROM identity.login_guards")).Should().Be(Logins - refused.Count, "what nobody looked at is no failure");
        var after = await market.Http.ScrapeAsync();
        (after["multiweb_auth_hashing_refusals_total"] - before["multiweb_auth_hashing_refusals_total"]).Should().Be(refused.Count);
        after["multiweb_auth_hashing_waiting"].Should().Be(0);
    }
}
