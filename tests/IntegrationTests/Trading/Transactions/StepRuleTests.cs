using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Trading.Transactions;

/// <summary>Who may move a deal, and what he is told who may not.</summary>
public sealed class StepRuleTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private static readonly string[] Steps = ["confirm", "reject", "withdraw", "cancel", "hand-over", "receive"];

    [Fact]
    public async Task To_a_stranger_a_deal_does_not_exist()
    {
        var (seller, buyer, stranger) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        var before = await market.Database.DigestAsync();

        (await stranger.GetAsync($"transactions/{deal}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.GetAsync($"transactions/{deal}/transitions")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.PatchAsync($"transactions/{deal}", new { meeting_location = "my place" })).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        foreach (var step in Steps)
            (await stranger.TakeAsync(deal, step, "please")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.GetAsync("transactions")).ShouldBe(HttpStatusCode.OK)["total"].GetInt32().Should().Be(0);
        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task Nobody_at_all_is_asked_to_sign_in()
    {
        (await market.Anyone.GetAsync("transactions")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await market.Anyone.PostAsync("transactions", new { product_id = 1, amount = 1 })).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await market.Anyone.PostAsync("transactions/1/confirm")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated")
            .Headers.WwwAuthenticate.ToString().Should().StartWith("Bearer");
    }

    [Theory]
    [InlineData("confirm", false)]
    [InlineData("reject", false)]
    [InlineData("hand-over", false)]
    [InlineData("withdraw", true)]
    [InlineData("receive", true)]
    public async Task The_wrong_party_is_forbidden_to_take_a_step(string step, bool bySeller)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        var before = await market.Database.DigestAsync();

        (await (bySeller ? seller : buyer).TakeAsync(deal, step)).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");

        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task A_refused_step_says_where_the_deal_stands_and_what_is_possible_instead()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());

        var early = (await seller.TakeAsync(deal, "hand-over")).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
        early["current_status"].GetString().Should().Be("pending");
        early["allowed_transitions"].EnumerateArray().Select(t => t.GetString()).Should().BeEquivalentTo("confirm", "reject");

        await seller.TakeAsync(deal, "confirm");
        var late = (await buyer.TakeAsync(deal, "withdraw")).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
        late["current_status"].GetString().Should().Be("confirmed");
        late["allowed_transitions"].EnumerateArray().Select(t => t.GetString()).Should().BeEquivalentTo("cancel", "receive");
    }

    [Theory]
    [InlineData("""{"transition":"request"}""")]
    [InlineData("""{"transition":"fly"}""")]
    [InlineData("""{"transition":0}""")]
    [InlineData("""{"transition":null}""")]
    [InlineData("{}")]
    public async Task A_step_that_there_is_not_is_refused(string body)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());

        (await seller.PostAsync($"transactions/{deal}/transitions", body)).ShouldRefuseField("#/transition");
    }

    [Fact]
    public async Task The_audit_trail_tells_every_step_in_order()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        await seller.TakeAsync(deal, "confirm", "내일 봐요");
        await buyer.PatchAsync($"transactions/{deal}", new { meeting_location = "역 앞" });
        await seller.TakeAsync(deal, "hand-over");
        await buyer.TakeAsync(deal, "receive");

        var trail = (await buyer.GetAsync($"transactions/{deal}/transitions")).ShouldBe(HttpStatusCode.OK);

        trail.Items.Select(s => $"{s.GetProperty("transition")} {s.GetProperty("from_status")}>{s.GetProperty("to_status")} by {s.GetProperty("actor_id")} {s.GetProperty("note")}".TrimEnd())
            .Should().Equal(
                $"request >pending by {buyer.Id}",
                $"confirm pending>confirmed by {seller.Id} 내일 봐요",
                $"hand_over confirmed>confirmed by {seller.Id}",
                $"receive confirmed>completed by {buyer.Id}");
        trail.Items.Select(s => s.GetProperty("number").GetInt32()).Should().BeInAscendingOrder();
        trail.Items.Select(s => s.GetProperty("at").GetDateTimeOffset()).Should().BeInAscendingOrder();
        (await seller.GetAsync($"transactions/{deal}/transitions")).Text.Should().Be(trail.Text);
    }
}
