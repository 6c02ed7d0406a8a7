using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Identity.Users;

/// <summary>There is always somebody to administrate, however many take each other out at the same moment.</summary>
public sealed class LastAdminTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string Admins = "identity.users WHERE role = 'admin' AND is_active";

    [Fact]
    public async Task Two_who_demote_each_other_at_once_leave_one()
    {
        for (var round = 0; round < 10; round++)
        {
            var (one, other) = await TwoAsync();

            var told = await StartingGun.FireAsync(
                () => one.PutAsync($"admin/users/{other.Id}/role", new { role = "user" }),
                () => other.PutAsync($"admin/users/{one.Id}/role", new { role = "user" }));

            await OneShouldBeLeftAsync(told);
        }
    }

    [Fact]
    public async Task So_do_two_of_whom_one_disables_and_one_demotes()
    {
        for (var round = 0; round < 10; round++)
        {
            var (one, other) = await TwoAsync();

            var told = await StartingGun.FireAsync(
                () => one.PostAsync($"admin/users/{other.Id}/disable", new { reason = "a race" }),
                () => other.PutAsync($"admin/users/{one.Id}/role", new { role = "moderator" }));

            await OneShouldBeLeftAsync(told);
        }
    }

    [Fact]
    public async Task The_last_one_cannot_be_disabled_by_one_who_was_demoted_a_moment_ago()
    {
        var (one, other) = await TwoAsync();
        (await other.GetAsync("admin/users")).ShouldBe(HttpStatusCode.OK); // from now on believed for half a second
        (await one.PutAsync($"admin/users/{other.Id}/role", new { role = "user" })).ShouldBe(HttpStatusCode.OK);

        var told = await other.PostAsync($"admin/users/{one.Id}/disable", new { reason = "revenge" });

        told.Status.Should().BeOneOf(HttpStatusCode.Conflict, HttpStatusCode.Forbidden);
        (await market.Database.CountAsync(Admins)).Should().Be(1);
    }

    /// <summary>Whatever the program believes, the database has the last word.</summary>
    [Fact]
    public async Task No_statement_takes_the_last_one_out()
    {
        await TwoAsync();

        await FluentActions.Awaiting(() => market.Database.ExecuteAsync("UPDATE identity.users SET role = 'user'")).Should().ThrowAsync<Npgsql.PostgresException>();

        (await market.Database.CountAsync(Admins)).Should().Be(2);
    }

    private async Task<(Person One, Person Other)> TwoAsync()
    {
        var (one, other) = (await market.NewAdminAsync(), await market.NewAdminAsync());
        await market.Database.ExecuteAsync("UPDATE identity.users SET role = 'user' WHERE role = 'admin' AND id <> ALL($1)", new[] { one.Id, other.Id });
        return (one, other);
    }

    private async Task OneShouldBeLeftAsync(Answer[] told)
    {
        // Who comes a moment later may be no administrator any more when he is looked at, or out already.
        told.Should().ContainSingle(t => t.Status == HttpStatusCode.OK);
        var refused = told.Single(t => t.Status != HttpStatusCode.OK);
        if (refused.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized))
            refused.ShouldBeProblem(HttpStatusCode.Conflict, "last_admin");
        (await market.Database.CountAsync(Admins)).Should().Be(1);
    }
}
