using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Trading.Transactions.Races;

/// <summary>A seller who changes his listing while somebody buys it.</summary>
public sealed class PriceAtCommitTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Rounds = 40;
    private const decimal NewPrice = 99_000m;

    [Fact]
    public async Task No_deal_is_ever_struck_at_a_price_that_the_product_no_longer_has()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        for (var round = 0; round < Rounds; round++)
        {
            var product = await seller.ListProductAsync();

            var told = await StartingGun.FireAsync(
                () => buyer.RequestAsync(product), () => seller.PatchAsync($"products/{product}", new { price = NewPrice }));
            var (purchase, change) = (told[0], told[1]);

            if (purchase.Status == HttpStatusCode.Created)
            {
                change.ShouldBeProblem(HttpStatusCode.Conflict, "product_reserved");
                (await buyer.TakeAsync(purchase.Id, "withdraw")).ShouldBe(HttpStatusCode.OK);
            }
            else
            {
                purchase.ShouldBeProblem(HttpStatusCode.Conflict, "price_mismatch");
                change.ShouldBe(HttpStatusCode.OK);
            }
            (await market.Database.ReadAsync<decimal>("SELECT price FROM catalog.products WHERE id = $1", product))
                .Should().Be(purchase.Status == HttpStatusCode.Created ? Listings.Price : NewPrice);
        }
        (await market.Database.CountAsync("trading.transactions t JOIN catalog.products p ON p.id = t.product_id WHERE t.amount <> p.price"))
            .Should().Be(0);
    }

    [Fact]
    public async Task A_product_is_either_bought_or_taken_down_never_both()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        for (var round = 0; round < Rounds / 2; round++)
        {
            var product = await seller.ListProductAsync();

            var told = await StartingGun.FireAsync(() => buyer.RequestAsync(product), () => seller.DeleteAsync($"products/{product}"));
            var (purchase, removal) = (told[0], told[1]);

            if (purchase.Status == HttpStatusCode.Created)
            {
                removal.ShouldBeProblem(HttpStatusCode.Conflict, "product_reserved");
                (await buyer.TakeAsync(purchase.Id, "withdraw")).ShouldBe(HttpStatusCode.OK);
            }
            else
            {
                purchase.ShouldBeProblem(HttpStatusCode.Gone, "gone");
                removal.ShouldBe(HttpStatusCode.NoContent);
            }
        }
    }

    [Fact]
    public async Task Two_changes_of_one_version_are_not_both_made()
    {
        var seller = await market.NewPersonAsync();
        for (var round = 0; round < Rounds / 4; round++)
        {
            var product = await seller.ListProductAsync();
            var tag = (await seller.GetAsync($"products/{product}")).ETag!;

            var told = await StartingGun.FireAsync(8, i => seller.PatchAsync($"products/{product}", new { price = 1000 + i }, ("If-Match", tag)));

            told.Count(t => t.Status == HttpStatusCode.OK).Should().Be(1);
            foreach (var late in told.Where(t => t.Status != HttpStatusCode.OK))
                late.ShouldBeProblem(HttpStatusCode.PreconditionFailed, "version_mismatch");
        }
    }
}
