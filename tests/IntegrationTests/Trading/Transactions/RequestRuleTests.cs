using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Trading.Transactions;

/// <summary>Who may request what, and for how much.</summary>
public sealed class RequestRuleTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Nobody_buys_his_own_product()
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync();

        await RefusedWithoutATraceAsync(() => seller.RequestAsync(product), HttpStatusCode.UnprocessableEntity, "cannot_buy_own_product");
    }

    [Theory]
    [InlineData("11999.99")]
    [InlineData("12000.01")]
    [InlineData("1")]
    public async Task The_price_of_a_product_that_is_not_negotiable_is_its_price(string amount)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();

        await RefusedWithoutATraceAsync(() => buyer.RequestAsync(product, decimal.Parse(amount)), HttpStatusCode.Conflict, "price_mismatch");
    }

    [Theory]
    [InlineData("0.01")]
    [InlineData("9000")]
    [InlineData("15000")]
    public async Task A_negotiable_product_may_be_requested_at_any_positive_amount(string amount)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync(("is_negotiable", true));

        (await buyer.RequestAsync(product, decimal.Parse(amount))).ShouldBe(HttpStatusCode.Created)["amount"].GetDecimal().Should().Be(decimal.Parse(amount));
    }

    [Theory]
    [InlineData("0", "#/amount")]
    [InlineData("-5", "#/amount")]
    [InlineData("0.001", "#/amount")]
    [InlineData("1000000000000", "#/amount")]
    [InlineData("1e400", "#/amount")]
    [InlineData("\"12000\"", "#/amount")]
    [InlineData("null", "#/amount")]
    public async Task An_amount_that_is_no_money_is_refused(string amount, string pointer)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync(("is_negotiable", true));
        var before = await market.Database.DigestAsync();

        (await buyer.PostAsync("transactions", $$"""{"product_id":{{product}},"amount":{{amount}}}""")).ShouldRefuseField(pointer);

        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task A_product_that_is_reserved_removed_or_unknown_cannot_be_requested()
    {
        var (seller, buyer, late) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var (reserved, removed) = (await seller.ListProductAsync(), await seller.ListProductAsync());
        await buyer.OpenDealAsync(reserved);
        (await seller.DeleteAsync($"products/{removed}")).ShouldBe(HttpStatusCode.NoContent);

        await RefusedWithoutATraceAsync(() => late.RequestAsync(reserved), HttpStatusCode.Conflict, "product_not_available");
        await RefusedWithoutATraceAsync(() => buyer.RequestAsync(reserved), HttpStatusCode.Conflict, "product_not_available");
        await RefusedWithoutATraceAsync(() => late.RequestAsync(removed), HttpStatusCode.Gone, "gone");
        await RefusedWithoutATraceAsync(() => late.RequestAsync(987_654_321), HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task The_sixth_open_request_is_refused_until_one_is_answered()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deals = new List<long>();
        for (var i = 0; i < 5; i++)
            deals.Add(await buyer.OpenDealAsync(await seller.ListProductAsync()));
        var sixth = await seller.ListProductAsync();

        await RefusedWithoutATraceAsync(() => buyer.RequestAsync(sixth), HttpStatusCode.Conflict, "too_many_open_requests");
        (await seller.TakeAsync(deals[2], "confirm")).ShouldBe(HttpStatusCode.OK);
        (await buyer.RequestAsync(sixth)).ShouldBe(HttpStatusCode.Created);
        var seventh = await seller.ListProductAsync();
        await RefusedWithoutATraceAsync(() => buyer.RequestAsync(seventh), HttpStatusCode.Conflict, "too_many_open_requests");
    }

    [Fact]
    public async Task A_product_of_a_disabled_seller_cannot_be_requested()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        await market.Database.ExecuteAsync("UPDATE identity.users SET is_active = false WHERE id = $1", seller.Id);

        await RefusedWithoutATraceAsync(() => buyer.RequestAsync(product), HttpStatusCode.Conflict, "product_not_available");
    }

    [Fact]
    public async Task What_the_server_decides_is_not_taken_from_the_body()
    {
        var (seller, buyer, other) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();

        var deal = (await buyer.PostAsync("transactions", new
        {
            product_id = product,
            amount = Listings.Price,
            id = 1,
            buyer_id = other.Id,
            seller_id = other.Id,
            status = "completed",
            payment_status = "released",
            version = 9,
            created_at = "2001-01-01T00:00:00Z",
            completed_at = "2001-01-01T00:00:00Z",
        })).ShouldBe(HttpStatusCode.Created);

        deal["buyer_id"].GetInt64().Should().Be(buyer.Id);
        deal["seller_id"].GetInt64().Should().Be(seller.Id);
        deal["status"].GetString().Should().Be("pending");
        deal["payment_status"].GetString().Should().Be("none");
        deal["created_at"].GetDateTimeOffset().Should().BeCloseTo(market.Time.GetUtcNow(), TimeSpan.FromMinutes(1));
        (await other.GetAsync($"transactions/{deal.Id}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    private async Task RefusedWithoutATraceAsync(Func<Task<Answer>> ask, HttpStatusCode status, string code)
    {
        var before = await market.Database.DigestAsync();
        (await ask()).ShouldBeProblem(status, code);
        (await market.Database.DigestAsync()).Should().Equal(before);
    }
}
