using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Identity.Users;

/// <summary>Somebody leaves while he, or somebody else, begins something that needs him.</summary>
public sealed class AccountClosureRaceTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string OpenDealsOfTheClosed =
        "trading.transactions t JOIN identity.users u ON u.id IN (t.buyer_id, t.seller_id) WHERE NOT u.is_active AND t.status IN ('pending', 'confirmed')";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_has_a_deal_with_somebody_who_is_gone(bool sellerLeaves)
    {
        for (var round = 0; round < 10; round++)
        {
            var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
            var product = await seller.ListProductAsync();

            var told = await StartingGun.FireAsync(
                () => (sellerLeaves ? seller : buyer).DeleteAsync("users/me"),
                () => buyer.PostAsync("transactions", new { product_id = product, amount = Listings.Price }));

            told[0].Status.Should().BeOneOf(HttpStatusCode.NoContent, HttpStatusCode.Conflict);
            ((int)told[1].Status).Should().NotBe(500);
            (told[0].Status == HttpStatusCode.NoContent && told[1].Status == HttpStatusCode.Created).Should().BeFalse("one of the two came too late");
            (await market.Database.CountAsync(OpenDealsOfTheClosed)).Should().Be(0);
        }
    }

    [Fact]
    public async Task Nobody_offers_anything_after_he_has_left_although_his_token_is_believed_a_moment_longer()
    {
        for (var round = 0; round < 5; round++)
        {
            var (seller, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
            var product = await other.ListProductAsync();
            (await seller.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
            (await seller.DeleteAsync("users/me")).ShouldBe(HttpStatusCode.NoContent);

            (await seller.PostAsync("products", Listings.Body())).Status.Should().BeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.ServiceUnavailable);
            (await seller.PostAsync("transactions", new { product_id = product, amount = Listings.Price })).Status.Should().BeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.ServiceUnavailable);

            (await market.Database.CountAsync("catalog.products WHERE seller_id = $1", seller.Id)).Should().Be(0);
            (await market.Database.CountAsync(OpenDealsOfTheClosed)).Should().Be(0);
        }
    }
}
