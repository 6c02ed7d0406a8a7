using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Products.Images;

/// <summary>Who may change the pictures of a listing, when, and what becomes of their order.</summary>
public sealed class ProductImageTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task The_first_of_the_order_is_the_primary_one()
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync(("image_urls", new[] { "https://images.example/a.jpg" }));
        var (first, second) = (await seller.UploadNewAsync(product), await seller.UploadNewAsync(product));
        var elsewhere = (await market.Anyone.GetAsync($"products/{product}")).ImageIds()[0];

        var arranged = (await seller.PutAsync($"products/{product}/images/order", new { image_ids = new[] { second.Id, elsewhere, first.Id } })).ShouldBe(HttpStatusCode.OK);

        arranged.ItemIds.Should().Equal(second.Id, elsewhere, first.Id);
        arranged.Items.Select(i => (i.GetProperty("order").GetInt32(), i.GetProperty("is_primary").GetBoolean())).Should().Equal((0, true), (1, false), (2, false));
        (await market.Anyone.GetAsync($"products/{product}")).ImageIds().Should().Equal(second.Id, elsewhere, first.Id);
        foreach (var wrong in new object?[] { null, Array.Empty<long>(), new[] { first.Id }, new[] { first.Id, second.Id, second.Id }, new[] { first.Id, second.Id, elsewhere, 1 }, new[] { first.Id, second.Id, 0 }, "all", new long[500] })
            (await seller.PutAsync($"products/{product}/images/order", new { image_ids = wrong })).ShouldRefuseField("#/image_ids");
    }

    [Fact]
    public async Task One_that_is_deleted_leaves_no_gap()
    {
        var seller = await market.NewPersonAsync();
        var (product, other) = (await seller.ListProductAsync(), await seller.ListProductAsync());
        var (first, second) = (await seller.UploadNewAsync(product), await seller.UploadNewAsync(product));
        var foreign = await seller.UploadNewAsync(other);

        (await seller.DeleteAsync($"products/{product}/images/{first.Id}")).ShouldBe(HttpStatusCode.NoContent).Text.Should().BeEmpty();

        var left = await market.Anyone.GetAsync($"products/{product}");
        left.ImageIds().Should().Equal(second.Id);
        left["images"][0].GetProperty("is_primary").GetBoolean().Should().BeTrue();
        foreach (var gone in new[] { first.Id, foreign.Id, long.MaxValue })
            (await seller.DeleteAsync($"products/{product}/images/{gone}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Only_the_seller_changes_them_and_nobody_once_the_listing_is_gone()
    {
        var (seller, stranger) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        var image = await seller.UploadNewAsync(product);
        var before = await market.Database.DigestAsync();

        await ShouldAllBeAsync(stranger, product, image.Id, HttpStatusCode.Forbidden, "forbidden");
        await ShouldAllBeAsync(market.Anyone, product, image.Id, HttpStatusCode.Unauthorized, "unauthenticated");
        await ShouldAllBeAsync(seller, 9007199254740991, image.Id, HttpStatusCode.NotFound, "not_found");
        (await market.Database.DigestAsync()).Should().Equal(before);

        (await seller.DeleteAsync($"products/{product}")).ShouldBe(HttpStatusCode.NoContent);
        await ShouldAllBeAsync(seller, product, image.Id, HttpStatusCode.Gone, "gone");
    }

    [Fact]
    public async Task Versions_guard_them()
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync();
        var image = (await seller.UploadAsync(product, Pictures.New(), ("If-Match", "W/\"1\""))).ShouldBe(HttpStatusCode.Created);

        await ShouldAllBeAsync(seller, product, image.Id, HttpStatusCode.PreconditionFailed, "version_mismatch", ("If-Match", "W/\"1\""));
        (await seller.PutAsync($"products/{product}/images/order", new { image_ids = new[] { image.Id } }, ("If-Match", "W/\"2\""))).ShouldBe(HttpStatusCode.OK);
        (await seller.DeleteAsync($"products/{product}/images/{image.Id}", ("If-Match", "W/\"3\""))).ShouldBe(HttpStatusCode.NoContent);
        (await market.Anyone.GetAsync($"products/{product}"))["version"].GetInt32().Should().Be(4);
    }

    [Fact]
    public async Task They_may_change_while_a_buyer_holds_the_product()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        await buyer.OpenDealAsync(product);

        var image = await seller.UploadNewAsync(product);
        (await seller.PutAsync($"products/{product}/images/order", new { image_ids = new[] { image.Id } })).ShouldBe(HttpStatusCode.OK);
        (await seller.DeleteAsync($"products/{product}/images/{image.Id}")).ShouldBe(HttpStatusCode.NoContent);
    }

    private static async Task ShouldAllBeAsync(Client client, long product, long image, HttpStatusCode status, string code, params (string Name, string Value)[] headers)
    {
        (await client.UploadAsync(product, Pictures.New(), headers)).ShouldBeProblem(status, code);
        (await client.PutAsync($"products/{product}/images/order", new { image_ids = new[] { image } }, headers)).ShouldBeProblem(status, code);
        (await client.DeleteAsync($"products/{product}/images/{image}", headers)).ShouldBeProblem(status, code);
    }
}
