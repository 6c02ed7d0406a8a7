using System.Net;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Trading.Transactions;

/// <summary>Where and when to meet, and the versions that guard it.</summary>
public sealed class MeetingTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Either_party_may_move_the_meeting_and_what_is_absent_stays()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());

        (await buyer.PatchAsync($"transactions/{deal}", new { meeting_location = "역 앞", meeting_time = "2030-01-02T03:04:05Z" })).ShouldBe(HttpStatusCode.OK);
        var moved = (await seller.PatchAsync($"transactions/{deal}", new { meeting_location = "도서관" })).ShouldBe(HttpStatusCode.OK);
        moved["meeting_location"].GetString().Should().Be("도서관");
        moved["meeting_time"].GetString().Should().Be("2030-01-02T03:04:05Z");

        var cleared = (await seller.PatchAsync($"transactions/{deal}", """{"meeting_time":null}""")).ShouldBe(HttpStatusCode.OK);
        cleared["meeting_location"].GetString().Should().Be("도서관");
        cleared["meeting_time"].ValueKind.Should().Be(JsonValueKind.Null);
        (await buyer.GetAsync($"transactions/{deal}"))["meeting_location"].GetString().Should().Be("도서관");
    }

    [Fact]
    public async Task Nothing_but_the_meeting_can_be_patched()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());

        var answer = (await buyer.PatchAsync($"transactions/{deal}", new { amount = 1, status = "completed", seller_id = buyer.Id, version = 77 })).ShouldBe(HttpStatusCode.OK);

        answer["amount"].GetDecimal().Should().Be(Listings.Price);
        answer["status"].GetString().Should().Be("pending");
        answer["seller_id"].GetInt64().Should().Be(seller.Id);
    }

    [Theory]
    [InlineData("""{"meeting_time":"tomorrow"}""", "#/meeting_time")]
    [InlineData("""{"meeting_time":5}""", "#/meeting_time")]
    [InlineData("""{"meeting_location":5}""", "#/meeting_location")]
    public async Task A_time_or_place_that_is_none_is_refused(string body, string pointer)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());

        (await buyer.PatchAsync($"transactions/{deal}", body)).ShouldRefuseField(pointer);
        (await buyer.PatchAsync($"transactions/{deal}", new { meeting_location = new string('x', 201) })).ShouldRefuseField("#/meeting_location");
    }

    [Fact]
    public async Task The_meeting_of_a_deal_that_has_ended_stays()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        await seller.TakeAsync(deal, "reject");

        (await buyer.PatchAsync($"transactions/{deal}", new { meeting_location = "역 앞" })).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
    }

    [Fact]
    public async Task A_change_for_a_version_that_has_passed_is_refused()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        var first = (await seller.GetAsync($"transactions/{deal}")).ETag!;
        var second = (await buyer.PatchAsync($"transactions/{deal}", new { meeting_location = "역 앞" }, ("If-Match", first))).ShouldBe(HttpStatusCode.OK);
        second["version"].GetInt32().Should().Be(2);

        var before = await market.Database.DigestAsync();
        foreach (var stale in new[] { first, "\"1\"", "\"unheard-of\"", "W/\"3\"" })
        {
            (await seller.PatchAsync($"transactions/{deal}", new { meeting_location = "집" }, ("If-Match", stale))).ShouldBeProblem(HttpStatusCode.PreconditionFailed, "version_mismatch");
            (await seller.PostAsync($"transactions/{deal}/confirm", null, ("If-Match", stale))).ShouldBeProblem(HttpStatusCode.PreconditionFailed, "version_mismatch");
        }
        (await market.Database.DigestAsync()).Should().Equal(before);

        (await seller.PostAsync($"transactions/{deal}/confirm", null, ("If-Match", "\"2\""))).ShouldBe(HttpStatusCode.OK);
        (await seller.PostAsync($"transactions/{deal}/hand-over", null, ("If-Match", "*"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_has_the_current_version_is_told_so_without_a_body()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        var tag = (await buyer.GetAsync($"transactions/{deal}")).ETag!;

        var known = (await buyer.GetAsync($"transactions/{deal}", ("If-None-Match", tag))).ShouldBe(HttpStatusCode.NotModified);
        known.Text.Should().BeEmpty();
        known.ETag.Should().Be(tag);
        await seller.TakeAsync(deal, "confirm");
        (await buyer.GetAsync($"transactions/{deal}", ("If-None-Match", tag))).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be("confirmed");
    }
}
