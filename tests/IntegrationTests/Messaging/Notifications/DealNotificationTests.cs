using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Messaging.Notifications;

/// <summary>The other side of a deal learns what happened, in the commit in which it happened.</summary>
public sealed class DealNotificationTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Request_reservation_and_notification_are_one_commit()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());

        // Rows that one database transaction wrote carry its number.
        (await market.Database.ReadAsync<bool>("""
            SELECT t.xmin = n.xmin AND t.xmin = p.xmin AND t.xmin = s.xmin
            FROM trading.transactions t JOIN catalog.products p ON p.id = t.product_id
                JOIN trading.transaction_steps s ON s.transaction_id = t.id JOIN messaging.notifications n ON n.transaction_id = t.id
            WHERE t.id = $1
            """, deal)).Should().BeTrue();
    }

    [Fact]
    public async Task Each_step_tells_the_other_party_and_nobody_else()
    {
        var (seller, buyer, stranger) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        var deal = await buyer.OpenDealAsync(product);
        await seller.TakeAsync(deal, "confirm");
        await seller.TakeAsync(deal, "hand-over");
        await buyer.TakeAsync(deal, "receive");

        (await TypesAsync(seller)).Should().Equal("transaction_completed", "transaction_requested");
        (await TypesAsync(buyer)).Should().Equal("transaction_handed_over", "transaction_confirmed");
        (await TypesAsync(stranger)).Should().BeEmpty();

        var told = (await seller.GetAsync("notifications")).Items[^1];
        told.GetProperty("transaction_id").GetInt64().Should().Be(deal);
        told.GetProperty("product_id").GetInt64().Should().Be(product);
        told.GetProperty("body").GetString().Should().Contain("원목의자를 팝니다").And.Contain("12,000");
        told.GetProperty("is_read").GetBoolean().Should().BeFalse();
    }

    [Theory]
    [InlineData("reject", true, "transaction_rejected")]
    [InlineData("withdraw", false, "transaction_withdrawn")]
    public async Task The_end_of_a_request_is_told_to_the_other_party(string step, bool bySeller, string type)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        await (bySeller ? seller : buyer).TakeAsync(deal, step);

        (await TypesAsync(bySeller ? buyer : seller))[0].Should().Be(type);
    }

    [Fact]
    public async Task A_notification_is_read_by_its_owner_once()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        await buyer.OpenDealAsync(await seller.ListProductAsync());
        var id = (await seller.GetAsync("notifications?is_read=false")).ItemIds.Single();

        (await buyer.PostAsync($"notifications/{id}/read")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await market.Anyone.PostAsync($"notifications/{id}/read")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        var read = (await seller.PostAsync($"notifications/{id}/read")).ShouldBe(HttpStatusCode.OK);
        read["is_read"].GetBoolean().Should().BeTrue();
        (await seller.PostAsync($"notifications/{id}/read")).ShouldBe(HttpStatusCode.OK)["read_at"].GetString().Should().Be(read["read_at"].GetString());

        (await seller.GetAsync("notifications?is_read=false")).ItemIds.Should().BeEmpty();
        (await seller.GetAsync("notifications?is_read=true")).ItemIds.Should().Equal(id);
        (await seller.PostAsync("notifications/999999999/read")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    private static async Task<List<string?>> TypesAsync(Person person) =>
        [.. (await person.GetAsync("notifications")).ShouldBe(HttpStatusCode.OK).Items.Select(n => n.GetProperty("type").GetString())];
}
