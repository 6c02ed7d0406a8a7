using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Trading.Transactions;

/// <summary>A step can be asked about before it is taken.</summary>
public sealed class RehearsalTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Theory]
    [InlineData("confirm", "confirmed")]
    [InlineData("reject", "cancelled")]
    public async Task A_rehearsal_answers_like_the_step_and_writes_nothing(string step, string status)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        var before = await market.Database.DigestAsync();

        (await seller.PostAsync($"transactions/{deal}/{step}?dry_run=true")).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be(status);
        (await seller.PostAsync($"transactions/{deal}/transitions?dry_run=true", new { transition = step })).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be(status);
        (await market.Database.DigestAsync()).Should().Equal(before);

        (await seller.PostAsync($"transactions/{deal}/{step}?dry_run=false")).ShouldBe(HttpStatusCode.OK)["status"].GetString().Should().Be(status);
        (await market.Database.DigestAsync()).Should().NotEqual(before);
    }

    [Fact]
    public async Task A_rehearsal_refuses_what_the_step_would_refuse()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());

        (await buyer.PostAsync($"transactions/{deal}/receive?dry_run=true")).ShouldBeProblem(HttpStatusCode.Conflict, "invalid_transition");
        (await buyer.PostAsync($"transactions/{deal}/confirm?dry_run=true")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await seller.PostAsync($"transactions/{deal}/confirm?dry_run=perhaps")).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "validation_failed");
    }
}
