using System.Net;
using MultiWeb.IntegrationTests.Catalog.Notices;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Likes;

/// <summary>Who keeps an eye on a listing hears when it costs less, and when it can be had again.</summary>
public sealed class LikeNoticeTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string Dropped = "price_dropped", Back = "back_again";

    [Fact]
    public async Task A_lower_price_is_told_with_the_old_one_and_a_higher_one_is_not()
    {
        var (seller, person) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync(("title", "빈티지 시계"));
        await person.LikeAsync(id);

        await PriceAsync(seller, id, 15_000);
        (await seller.PatchAsync($"products/{id}", new { description = "설명만 새로 썼습니다, 값은 그대로." })).ShouldBe(HttpStatusCode.OK);
        (await market.ToldOfAsync(person, Dropped)).Should().BeEmpty();
        await PriceAsync(seller, id, 9_900);

        (await market.ToldOfAsync(person, Dropped)).Should().Equal(id);
        (await person.LatestAsync()).Should().Be("'빈티지 시계': 관심 상품의 가격이 15,000원에서 9,900원으로 내렸어요.");
    }

    [Fact]
    public async Task What_was_reserved_is_told_when_it_is_free_again_but_not_to_whom_it_was_reserved()
    {
        var (seller, buyer, person) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync(("title", "빈티지 램프"));
        foreach (var one in new[] { buyer, person })
            await one.LikeAsync(id);
        var deal = await buyer.OpenDealAsync(id);
        (await market.ToldOfAsync(person, Back)).Should().BeEmpty();

        (await seller.TakeAsync(deal, "reject")).ShouldBe(HttpStatusCode.OK);

        (await market.ToldOfAsync(person, Back)).Should().Equal(id);
        (await person.LatestAsync()).Should().Be("'빈티지 램프': 예약되었던 관심 상품을 다시 살 수 있어요.");
        (await market.ToldOfAsync(buyer, Back)).Should().BeEmpty("he has heard that the seller has rejected him");
    }

    [Fact]
    public async Task Neither_the_seller_nor_those_who_avoid_him_nor_those_who_like_it_no_more_are_told()
    {
        var (seller, told) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var (avoids, avoided, fickle, left) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        foreach (var person in new[] { seller, told, avoids, avoided, fickle, left })
            await person.LikeAsync(id);
        (await avoids.PostAsync($"users/{seller.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await seller.PostAsync($"users/{avoided.Id}/block")).ShouldBe(HttpStatusCode.NoContent);
        (await fickle.DeleteAsync($"products/{id}/like")).ShouldBe(HttpStatusCode.NoContent);
        (await left.DeleteAsync("users/me")).ShouldBe(HttpStatusCode.NoContent);

        await PriceAsync(seller, id, 9_900);

        (await market.ToldOfAsync(told, Dropped)).Should().Equal(id);
        (await market.Database.CountAsync("messaging.notifications WHERE product_id = $1", id)).Should().Be(1);
    }

    [Fact]
    public async Task A_price_that_goes_up_and_down_is_told_once_a_day()
    {
        var (seller, person) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        await person.LikeAsync(id);
        for (var i = 0; i < 5; i++)
        {
            await PriceAsync(seller, id, 9_000 - i);
            await PriceAsync(seller, id, 12_000);
        }
        // Between two changes it was told, or they came too close for that.
        await PriceAsync(seller, id, 8_000);
        (await market.ToldOfAsync(person, Dropped)).Should().Equal(id);

        market.Time.Advance(TimeSpan.FromHours(24));
        await Task.WhenAll(seller.LogInAsync(), person.LogInAsync());
        await PriceAsync(seller, id, 7_000);
        (await market.ToldOfAsync(person, Dropped)).Should().Equal(id, id);
        await PriceAsync(seller, id, 6_000);
        (await market.ToldOfAsync(person, Dropped)).Should().Equal(id, id);
    }

    [Fact]
    public async Task Whoever_asks_and_withdraws_all_the_time_wakes_the_others_once_a_day()
    {
        var (seller, buyer, person) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        await person.LikeAsync(id);
        for (var i = 0; i < 3; i++)
        {
            var deal = await buyer.OpenDealAsync(id);
            (await buyer.TakeAsync(deal, "withdraw")).ShouldBe(HttpStatusCode.OK);
            (await market.ToldOfAsync(person, Back)).Should().Equal(id);
        }
    }

    [Theory]
    [InlineData("raised")]
    [InlineData("reserved")]
    [InlineData("removed")]
    public async Task What_is_no_longer_true_when_it_is_told_is_not_told(string what)
    {
        var (seller, buyer, person) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        await person.LikeAsync(id);
        await using (await Standstill.BeginAsync(market.Database))
        {
            await PriceAsync(seller, id, 9_000);
            if (what == "raised")
                await PriceAsync(seller, id, 12_000);
            else if (what == "reserved")
                await buyer.OpenDealAsync(id, 9_000);
            else
                (await seller.DeleteAsync($"products/{id}")).ShouldBe(HttpStatusCode.NoContent);
        }

        (await market.ToldOfAsync(person, Dropped)).Should().BeEmpty();
    }

    [Fact]
    public async Task More_people_than_are_told_in_one_transaction_are_each_told_once()
    {
        const int people = 1_100;
        var (seller, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        await other.LikeAsync(await seller.ListProductAsync());
        var crowd = await Crowd.LikingAsync(market.Database, people, id);

        // The second is announced while the first is under way.
        await PriceAsync(seller, id, 9_000);
        await PriceAsync(seller, id, 8_000);
        await market.Database.DrainOutboxAsync(Crowd.Patience);

        (await crowd.ToldOfAsync(id, Dropped)).Should().Be((people, people));
        (await market.ToldOfAsync(other, Dropped)).Should().BeEmpty();
    }

    private static async Task PriceAsync(Person seller, long id, decimal price) =>
        (await seller.PatchAsync($"products/{id}", new { price })).ShouldBe(HttpStatusCode.OK);
}
