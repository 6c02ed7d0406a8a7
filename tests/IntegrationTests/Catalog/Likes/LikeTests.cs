using System.Diagnostics;
using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Catalog.Likes;

public sealed class LikeTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_like_shows_at_once_and_does_not_move_the_version()
    {
        var (seller, person) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        var before = await market.Anyone.GetAsync($"products/{id}");

        (await person.PostAsync($"products/{id}/like")).ShouldBe(HttpStatusCode.NoContent);
        var after = await market.Anyone.GetAsync($"products/{id}");
        after["likes"].GetInt32().Should().Be(1);
        after.Headers.ETag.Should().Be(before.Headers.ETag);
        (await market.Anyone.GetAsync($"products?seller_id={seller.Id}")).Items.Single().GetProperty("likes").GetInt32().Should().Be(1);

        (await person.DeleteAsync($"products/{id}/like")).ShouldBe(HttpStatusCode.NoContent);
        (await LikesAsync(id)).Should().Be(0);
    }

    [Fact]
    public async Task A_like_on_one_instance_shows_on_the_other_within_a_second()
    {
        var (seller, person) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var other = new Client(market.ConnectTo(market.StartInstance()));
        var id = await seller.ListProductAsync();
        (await other.GetAsync($"products/{id}"))["likes"].GetInt32().Should().Be(0);

        (await person.PostAsync($"products/{id}/like")).ShouldBe(HttpStatusCode.NoContent);

        var watch = Stopwatch.StartNew();
        while ((await other.GetAsync($"products/{id}"))["likes"].GetInt32() != 1)
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Twice_is_once_and_taken_back_twice_is_taken_back()
    {
        var (seller, person) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 2; i++)
                (await person.PostAsync($"products/{id}/like")).ShouldBe(HttpStatusCode.NoContent);
            (await LikesAsync(id)).Should().Be(1);
            for (var i = 0; i < 2; i++)
                (await person.DeleteAsync($"products/{id}/like")).ShouldBe(HttpStatusCode.NoContent);
            (await LikesAsync(id)).Should().Be(0);
        }
    }

    [Fact]
    public async Task The_number_is_that_of_those_who_like_it_however_many_do_at_once()
    {
        var (seller, people) = (await market.NewPersonAsync(), await market.NewPeopleAsync(12));
        var id = await seller.ListProductAsync();

        // Each three times at once: likes of one person must not count twice.
        var told = await StartingGun.FireAsync(36, i => people[i % 12].PostAsync($"products/{id}/like"));
        told.Should().OnlyContain(t => t.Status == HttpStatusCode.NoContent);
        (await LikesAsync(id)).Should().Be(12);

        // Half of them change their mind while the others insist.
        await StartingGun.FireAsync(24, i => i % 2 == 0 ? people[i % 12].DeleteAsync($"products/{id}/like") : people[i % 12].PostAsync($"products/{id}/like"));
        (await LikesAsync(id)).Should().Be(6);
        (await market.Database.CountAsync("catalog.product_likes WHERE product_id = $1 AND withdrawn_at IS NULL", id)).Should().Be(6);
    }

    [Fact]
    public async Task What_one_likes_is_listed_the_latest_first_without_what_is_gone()
    {
        var (seller, person) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await seller.ListProductAsync());
            (await person.PostAsync($"products/{ids[i]}/like")).ShouldBe(HttpStatusCode.NoContent);
        }
        (await seller.DeleteAsync($"products/{ids[1]}")).ShouldBe(HttpStatusCode.NoContent);
        (await person.DeleteAsync($"products/{ids[2]}/like")).ShouldBe(HttpStatusCode.NoContent);

        var page = await person.GetAsync("users/me/likes");
        page.ItemIds.Should().Equal(ids[4], ids[3], ids[0]);
        page.Items[0].GetProperty("likes").GetInt32().Should().Be(1);
        var (forward, backward) = await PageWalk.ThereAndBackAsync(person, "users/me/likes", pageSize: 2);
        forward.Should().Equal(page.ItemIds);
        backward.Should().Equal(Enumerable.Reverse(forward));
        (await seller.GetAsync("users/me/likes")).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task What_there_is_not_cannot_be_liked()
    {
        var (seller, person) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        (await market.Anyone.PostAsync($"products/{id}/like")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await person.PostAsync("products/99999999/like")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await person.DeleteAsync("products/99999999/like")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");

        (await person.PostAsync($"products/{id}/like")).ShouldBe(HttpStatusCode.NoContent);
        (await seller.DeleteAsync($"products/{id}")).ShouldBe(HttpStatusCode.NoContent);
        (await seller.PostAsync($"products/{id}/like")).ShouldBeProblem(HttpStatusCode.Gone, "gone");
        (await person.DeleteAsync($"products/{id}/like")).ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<int> LikesAsync(long id) => (await market.Anyone.GetAsync($"products/{id}"))["likes"].GetInt32();
}
