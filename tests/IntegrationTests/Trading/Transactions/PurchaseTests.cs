using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Trading.Transactions;

/// <summary>A deal from the request to its end, by every way that leads there.</summary>
public sealed class PurchaseTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_purchase_goes_from_request_to_completion_and_the_product_is_sold()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();

        var requested = (await buyer.PostAsync("transactions", new
        {
            product_id = product,
            amount = Listings.Price,
            payment_method = "cash",
            meeting_location = "마포구청역 1번 출구",
            meeting_time = "2030-05-01T10:00:00+09:00",
            buyer_notes = "내일 저녁에 가능할까요?",
        })).ShouldBe(HttpStatusCode.Created);
        var deal = requested.Id;
        requested.Headers.Location!.ToString().Should().Be($"/api/v1/transactions/{deal}");
        requested.ETag.Should().Be("W/\"1\"");
        requested["status"].GetString().Should().Be("pending");
        requested["product_title"].GetString().Should().Be("원목의자를 팝니다");
        requested["buyer_id"].GetInt64().Should().Be(buyer.Id);
        requested["seller_id"].GetInt64().Should().Be(seller.Id);
        requested["amount"].GetDecimal().Should().Be(Listings.Price);
        requested["payment_method"].GetString().Should().Be("cash");
        requested["payment_status"].GetString().Should().Be("none");
        requested["meeting_time"].GetString().Should().Be("2030-05-01T01:00:00Z");
        requested["deadline"].GetDateTimeOffset().Should().Be(requested["created_at"].GetDateTimeOffset().AddHours(24));
        requested["allowed_transitions"].EnumerateArray().Select(t => t.GetString()).Should().Equal("withdraw");
        (await market.Anyone.ProductStatusAsync(product)).Should().Be("reserved");

        (await seller.GetAsync($"transactions/{deal}"))["allowed_transitions"].EnumerateArray().Select(t => t.GetString())
            .Should().BeEquivalentTo("confirm", "reject");
        (await seller.TakeAsync(deal, "confirm")).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be("confirmed");
        (await market.Anyone.ProductStatusAsync(product)).Should().Be("reserved");

        var handedOver = (await seller.TakeAsync(deal, "hand-over")).ShouldBe(HttpStatusCode.OK);
        handedOver["status"].GetString().Should().Be("confirmed");
        handedOver["seller_handed_over_at"].GetString().Should().EndWith("Z");

        var received = (await buyer.TakeAsync(deal, "receive")).ShouldBe(HttpStatusCode.OK);
        received["status"].GetString().Should().Be("completed");
        received["completed_at"].GetString().Should().EndWith("Z");
        received["deadline"].ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        received["allowed_transitions"].GetArrayLength().Should().Be(0);
        (await market.Anyone.ProductStatusAsync(product)).Should().Be("sold");
    }

    [Fact]
    public async Task What_was_sold_once_can_never_be_bought_again()
    {
        var (seller, buyer, other) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        var deal = await buyer.OpenDealAsync(product);
        await seller.TakeAsync(deal, "confirm");
        (await buyer.TakeAsync(deal, "receive")).ShouldBe(HttpStatusCode.OK);

        (await other.RequestAsync(product)).ShouldBeProblem(HttpStatusCode.Conflict, "product_not_available");
        (await seller.PatchAsync($"products/{product}", new { price = 1 })).ShouldBeProblem(HttpStatusCode.Conflict, "product_not_available");
        foreach (var (party, step) in new[] { (seller, "confirm"), (seller, "reject"), (seller, "hand-over"), (buyer, "withdraw"), (buyer, "receive") })
            (await party.TakeAsync(deal, step)).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
        (await buyer.TakeAsync(deal, "cancel", "too late")).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
        (await market.Anyone.ProductStatusAsync(product)).Should().Be("sold");
    }

    [Fact]
    public async Task The_buyer_may_receive_without_a_hand_over()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        await seller.TakeAsync(deal, "confirm");

        (await buyer.TakeAsync(deal, "receive")).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be("completed");
    }

    [Theory]
    [InlineData("reject", true, null)]
    [InlineData("reject", true, "sold to a friend")]
    [InlineData("withdraw", false, null)]
    [InlineData("withdraw", false, "found another one")]
    public async Task A_request_that_is_rejected_or_withdrawn_gives_the_product_back(string step, bool bySeller, string? note)
    {
        var (seller, buyer, next) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        var deal = await buyer.OpenDealAsync(product);

        var ended = (await (bySeller ? seller : buyer).TakeAsync(deal, step, note)).ShouldBe(HttpStatusCode.OK);

        ended["status"].GetString().Should().Be("cancelled");
        ended["cancellation_reason"].GetString().Should().Be(note);
        ended["cancelled_at"].GetString().Should().EndWith("Z");
        (await market.Anyone.ProductStatusAsync(product)).Should().Be("available");
        (await next.RequestAsync(product)).ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_party_may_cancel_a_confirmed_deal_and_must_say_why(bool bySeller)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        var deal = await buyer.OpenDealAsync(product);
        await seller.TakeAsync(deal, "confirm");
        var who = bySeller ? seller : buyer;

        (await who.TakeAsync(deal, "cancel")).ShouldRefuseField("#/note");
        (await who.TakeAsync(deal, "cancel", "   ")).ShouldRefuseField("#/note");
        (await market.Anyone.ProductStatusAsync(product)).Should().Be("reserved");

        (await who.TakeAsync(deal, "cancel", "고장이 났어요")).ShouldBe(HttpStatusCode.OK)["cancellation_reason"].GetString().Should().Be("고장이 났어요");
        (await market.Anyone.ProductStatusAsync(product)).Should().Be("available");
    }

    [Fact]
    public async Task Nothing_is_cancelled_after_the_hand_over()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        await seller.TakeAsync(deal, "confirm");
        (await seller.TakeAsync(deal, "hand-over")).ShouldBe(HttpStatusCode.OK);

        var refused = (await buyer.TakeAsync(deal, "cancel", "regret")).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
        refused["blocked_transitions"].GetProperty("cancel").GetString().Should().NotBeNullOrEmpty();
        (await seller.TakeAsync(deal, "hand-over")).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
    }

    [Theory]
    [InlineData("confirm", "confirmed")]
    [InlineData("reject", "cancelled")]
    public async Task A_step_may_also_be_named_in_the_body(string transition, string status)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());

        (await seller.PostAsync($"transactions/{deal}/transitions", new { transition })).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be(status);
    }
}
