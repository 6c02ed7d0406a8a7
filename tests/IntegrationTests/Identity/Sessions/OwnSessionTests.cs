using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>Where one is signed in, and how to end that from elsewhere.</summary>
public sealed class OwnSessionTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Own_living_sessions_are_listed_newest_first()
    {
        var (person, stranger) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var phone = person.At(market.Http);
        await phone.LogInAsync();
        var tablet = person.At(market.Http);
        await tablet.LogInAsync();
        (await tablet.PostAsync("auth/logout")).ShouldBe(HttpStatusCode.NoContent);

        var page = (await person.GetAsync("auth/sessions")).ShouldBe(HttpStatusCode.OK);

        page["total"].GetInt32().Should().Be(2);
        page.Items.Select(s => s.GetProperty("is_current").GetBoolean()).Should().Equal(false, true);
        (await phone.GetAsync("auth/sessions")).Items.Select(s => s.GetProperty("is_current").GetBoolean()).Should().Equal(true, false);
        page.Items[0].EnumerateObject().Select(m => m.Name).Should().BeEquivalentTo(
            ["id", "device", "ip_address", "created_at", "last_used_at", "expires_at", "is_current"]);
        page.Items[0].GetProperty("ip_address").GetString().Should().Be("127.0.0.1");
        (await stranger.GetAsync("auth/sessions")).Items.Should().ContainSingle();
        (await market.Anyone.GetAsync("auth/sessions")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_session_that_has_expired_is_no_longer_listed()
    {
        var person = await market.NewPersonAsync();
        await market.Database.ExecuteAsync("UPDATE identity.sessions SET expires_at = now() - interval '1 minute' WHERE user_id = $1", person.Id);
        await person.LogInAsync();

        (await person.GetAsync("auth/sessions")).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task An_ended_session_is_refused_within_a_second_on_every_instance()
    {
        var person = await market.NewPersonAsync();
        var phone = person.At(market.ConnectTo(market.StartInstance()));
        await phone.LogInAsync();
        var here = phone.At(market.Http);
        (await phone.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        (await here.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        var lost = (await phone.GetAsync("auth/sessions")).Items.Single(s => s.GetProperty("is_current").GetBoolean()).GetProperty("id").GetInt64();

        (await person.DeleteAsync($"auth/sessions/{lost}")).ShouldBe(HttpStatusCode.NoContent);

        await Task.WhenAll(phone.ShouldBeLoggedOutWithinASecondAsync(), here.ShouldBeLoggedOutWithinASecondAsync());
        (await market.Anyone.PostAsync("auth/refresh", new { refresh_token = phone.RefreshToken })).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        (await person.DeleteAsync($"auth/sessions/{lost}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Anothers_session_is_as_one_that_there_is_not()
    {
        var (person, stranger) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = (await person.GetAsync("auth/sessions")).ItemIds.Single();
        var before = await market.Database.DigestAsync();

        (await stranger.DeleteAsync($"auth/sessions/{id}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.DeleteAsync("auth/sessions/99999999")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");

        (await market.Database.DigestAsync()).Should().Equal(before);
        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sessions_are_walked_by_cursor_without_gap_or_duplicate()
    {
        var person = await market.NewPersonAsync();
        for (var i = 0; i < 6; i++)
            await person.LogInAsync();
        await market.Database.ExecuteAsync("UPDATE identity.sessions SET created_at = now() WHERE user_id = $1", person.Id);

        var (forward, backward) = await PageWalk.ThereAndBackAsync(person, "auth/sessions", pageSize: 3);

        forward.Should().OnlyHaveUniqueItems().And.HaveCount(7);
        backward.Should().Equal(Enumerable.Reverse(forward));
    }
}
