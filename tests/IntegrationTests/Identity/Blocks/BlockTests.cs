using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Identity.Blocks;

/// <summary>Two people of whom one has blocked the other leave each other alone.</summary>
public sealed class BlockTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Neither_writes_to_the_other_until_the_block_is_taken_back()
    {
        var (one, other, third) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        (await one.PostAsync($"users/{other.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        var before = await market.Database.DigestAsync();

        (await WriteAsync(one, other)).ShouldBeProblem(HttpStatusCode.Forbidden, "blocked");
        (await WriteAsync(other, one)).ShouldBeProblem(HttpStatusCode.Forbidden, "blocked");

        (await market.Database.DigestAsync()).Should().Equal(before);
        (await WriteAsync(third, one)).ShouldBe(HttpStatusCode.Created);
        (await one.DeleteAsync($"users/{other.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await WriteAsync(other, one)).ShouldBe(HttpStatusCode.Created);
        (await other.PostAsync($"users/{one.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await WriteAsync(one, other)).ShouldBeProblem(HttpStatusCode.Forbidden, "blocked");
    }

    [Fact]
    public async Task Neither_buys_from_the_other_and_the_product_stays_free()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var (product, under) = (await seller.ListProductAsync(), await seller.ListProductAsync());
        var deal = await buyer.OpenDealAsync(under);
        (await seller.PostAsync($"users/{buyer.Id}/block")).ShouldBe(HttpStatusCode.NoContent);

        (await buyer.RequestAsync(product)).ShouldBeProblem(HttpStatusCode.Forbidden, "blocked");
        (await seller.RequestAsync(await buyer.ListProductAsync())).ShouldBeProblem(HttpStatusCode.Forbidden, "blocked");

        (await market.Anyone.ProductStatusAsync(product)).Should().Be("available");
        (await seller.TakeAsync(deal, "confirm")).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be("confirmed", "what was agreed on before goes on");
    }

    [Fact]
    public async Task Blocked_people_are_listed_by_name_the_latest_first()
    {
        var person = await market.NewPersonAsync();
        var blocked = await market.NewPeopleAsync(5);
        foreach (var other in blocked)
            (await person.PostAsync($"users/{other.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await person.DeleteAsync($"users/{blocked[1].Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await person.DeleteAsync($"users/{blocked[2].Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await person.PostAsync($"users/{blocked[2].Id}/block")).ShouldBe(HttpStatusCode.NoContent);

        var page = (await person.GetAsync("users/me/blocks")).ShouldBe(HttpStatusCode.OK);

        page.ItemIds.Should().Equal(blocked[2].Id, blocked[4].Id, blocked[3].Id, blocked[0].Id);
        page.Items[0].EnumerateObject().Select(m => m.Name).Should().Equal("id", "username", "created_at");
        page.Items[0].GetProperty("username").GetString().Should().Be(blocked[2].Username);
        (await blocked[0].GetAsync("users/me/blocks")).Items.Should().BeEmpty("nobody learns who has blocked him");

        await market.Database.ExecuteAsync("UPDATE identity.blocks SET created_at = now() WHERE blocker_id = $1", person.Id);
        var (forward, backward) = await PageWalk.ThereAndBackAsync(person, "users/me/blocks", pageSize: 3);
        forward.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(page.ItemIds);
        backward.Should().Equal(Enumerable.Reverse(forward));
    }

    [Fact]
    public async Task Blocking_twice_is_blocking_once_also_at_the_same_moment()
    {
        var (one, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());

        var told = await StartingGun.FireAsync(10, _ => one.PostAsync($"users/{other.Id}/block"));

        told.Should().OnlyContain(t => t.Status == HttpStatusCode.NoContent);
        (await market.Database.CountAsync("identity.blocks WHERE blocker_id = $1", one.Id)).Should().Be(1);
        (await market.Database.CountAsync("common.audit_entries WHERE action = 'user_blocked' AND actor_id = $1", one.Id)).Should().Be(1);
        (await one.DeleteAsync($"users/{other.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await one.DeleteAsync($"users/{other.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await market.Database.CountAsync("common.audit_entries WHERE action = 'user_unblocked' AND actor_id = $1", one.Id)).Should().Be(1);
    }

    [Fact]
    public async Task Nobody_blocks_himself_or_nobody()
    {
        var person = await market.NewPersonAsync();

        (await person.PostAsync($"users/{person.Id}/block")).ShouldRefuseField("#/id");
        (await person.DeleteAsync($"users/{person.Id}/block")).ShouldRefuseField("#/id");
        (await person.PostAsync("users/99999999/block")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await person.DeleteAsync("users/99999999/block")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await market.Anyone.PostAsync("users/99999999/block")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Somebody_who_is_gone_can_be_unblocked()
    {
        var (one, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        (await one.PostAsync($"users/{other.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        await market.Database.ExecuteAsync("UPDATE identity.users SET is_active = false WHERE id = $1", other.Id);

        (await one.DeleteAsync($"users/{other.Id}/block")).ShouldBe(HttpStatusCode.NoContent);

        (await one.GetAsync("users/me/blocks")).Items.Should().BeEmpty();
    }

    private static Task<Answer> WriteAsync(Person from, Person to) => from.PostAsync("messages", new { receiver_id = to.Id, content = "hello" });
}
