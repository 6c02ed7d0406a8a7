using System.Net;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Products;

/// <summary>A listing from its creation to its removal.</summary>
public sealed class ProductLifeTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_product_is_read_as_it_was_listed()
    {
        var seller = await market.NewPersonAsync();

        var created = (await seller.PostAsync("products", Listings.Body(
            ("price", 12_345.67m), ("original_price", 20_000), ("location", "서울 마포구"), ("is_negotiable", true), ("condition", "like_new"),
            ("image_urls", new[] { "https://images.example/a.jpg", "https://images.example/b.jpg" })))).ShouldBe(HttpStatusCode.Created);

        created.Headers.Location!.ToString().Should().Be($"/api/v1/products/{created.Id}");
        created.ETag.Should().Be("W/\"1\"");
        var read = (await market.Anyone.GetAsync($"products/{created.Id}")).ShouldBe(HttpStatusCode.OK);
        read.Text.Should().Be(created.Text, "what a command answers is what a later read finds");
        read.ContentType.Should().Be("application/json");
        read["price"].GetRawText().Should().Be("12345.67");
        read["condition"].GetString().Should().Be("like_new");
        read["status"].GetString().Should().Be("available");
        read["seller_id"].GetInt64().Should().Be(seller.Id);
        read["category"].GetProperty("slug").GetString().Should().Be("furniture");
        read["images"].EnumerateArray().Select(i => $"{i.GetProperty("url")} {i.GetProperty("order")} {i.GetProperty("is_primary")}")
            .Should().Equal("https://images.example/a.jpg 0 True", "https://images.example/b.jpg 1 False");
        read["created_at"].GetString().Should().EndWith("Z");
        read["latitude"].ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Products_of_the_same_title_have_slugs_of_their_own()
    {
        var seller = await market.NewPersonAsync();
        var slugs = new List<string?>();
        for (var i = 0; i < 3; i++)
            slugs.Add((await market.Anyone.GetAsync($"products/{await seller.ListProductAsync()}"))["slug"].GetString());

        slugs.Should().OnlyHaveUniqueItems().And.AllSatisfy(slug => slug.Should().StartWith("원목의자를-팝니다"));
    }

    [Fact]
    public async Task A_patch_leaves_what_is_absent_and_clears_what_is_null()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync(("original_price", 20_000), ("location", "서울"), ("latitude", 37.5), ("longitude", 127.0));

        var patched = (await seller.PatchAsync($"products/{id}", """{"price":9000,"original_price":null,"latitude":null,"longitude":null}""")).ShouldBe(HttpStatusCode.OK);

        patched["price"].GetDecimal().Should().Be(9000);
        patched["original_price"].ValueKind.Should().Be(JsonValueKind.Null);
        patched["latitude"].ValueKind.Should().Be(JsonValueKind.Null);
        patched["location"].GetString().Should().Be("서울");
        patched["title"].GetString().Should().Be("원목의자를 팝니다");
        patched["version"].GetInt32().Should().Be(2);
        (await market.Anyone.GetAsync($"products/{id}")).Text.Should().Be(patched.Text);
    }

    [Fact]
    public async Task Put_means_what_patch_means()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync(("location", "서울"));

        var put = (await seller.PutAsync($"products/{id}", new { title = "새 제목입니다" })).ShouldBe(HttpStatusCode.OK);

        put["title"].GetString().Should().Be("새 제목입니다");
        put["location"].GetString().Should().Be("서울");
    }

    [Theory]
    [InlineData("""{"title":null}""", "#/title")]
    [InlineData("""{"price":null}""", "#/price")]
    [InlineData("""{"price":"cheap"}""", "#/price")]
    [InlineData("""{"condition":null}""", "#/condition")]
    [InlineData("""{"condition":"mint"}""", "#/condition")]
    [InlineData("""{"category_id":null}""", "#/category_id")]
    [InlineData("""{"category_id":4711}""", "#/category_id")]
    [InlineData("""{"latitude":37.5}""", "#/latitude")]
    [InlineData("""{"image_urls":["http://images.example/a.jpg"]}""", "#/image_urls/0")]
    [InlineData("""{"is_negotiable":"yes"}""", "#/is_negotiable")]
    public async Task A_patch_that_would_break_the_listing_is_refused_whole(string patch, string pointer)
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync();
        var before = await market.Database.DigestAsync();

        (await seller.PatchAsync($"products/{id}", patch)).ShouldRefuseField(pointer);

        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task A_removed_product_is_gone_and_its_row_stays()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        (await market.Anyone.GetAsync($"products/{id}")).ShouldBe(HttpStatusCode.OK);

        (await seller.DeleteAsync($"products/{id}")).ShouldBe(HttpStatusCode.NoContent).Text.Should().BeEmpty();

        (await market.Anyone.GetAsync($"products/{id}")).ShouldBeProblem(HttpStatusCode.Gone, "gone");
        (await seller.DeleteAsync($"products/{id}")).ShouldBeProblem(HttpStatusCode.Gone, "gone");
        (await seller.PatchAsync($"products/{id}", new { price = 1 })).ShouldBeProblem(HttpStatusCode.Gone, "gone");
        (await buyer.RequestAsync(id)).ShouldBeProblem(HttpStatusCode.Gone, "gone");
        (await market.Anyone.GetAsync($"products?seller_id={seller.Id}"))["total"].GetInt32().Should().Be(0);
        (await market.Database.CountAsync("catalog.products WHERE id = $1", id)).Should().Be(1);
    }

    [Fact]
    public async Task Price_and_title_are_frozen_while_a_buyer_holds_the_product()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        var deal = await buyer.OpenDealAsync(id);

        (await seller.PatchAsync($"products/{id}", new { price = 1 })).ShouldBeProblem(HttpStatusCode.Conflict, "product_reserved");
        (await seller.PatchAsync($"products/{id}", new { title = "다른 제목" })).ShouldBeProblem(HttpStatusCode.Conflict, "product_reserved");
        (await seller.DeleteAsync($"products/{id}")).ShouldBeProblem(HttpStatusCode.Conflict, "product_reserved");
        (await seller.PatchAsync($"products/{id}", new { description = "설명은 바꿀 수 있어야 합니다." })).ShouldBe(HttpStatusCode.OK);

        await buyer.TakeAsync(deal, "withdraw");
        (await seller.PatchAsync($"products/{id}", new { price = 1 })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_the_seller_changes_or_removes_a_product()
    {
        var (seller, stranger) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var id = await seller.ListProductAsync();
        var before = await market.Database.DigestAsync();

        (await stranger.PatchAsync($"products/{id}", new { price = 1 })).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await stranger.PutAsync($"products/{id}", new { price = 1 })).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await stranger.DeleteAsync($"products/{id}")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await market.Anyone.PatchAsync($"products/{id}", new { price = 1 })).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await market.Anyone.PostAsync("products", Listings.Body())).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task What_the_server_decides_is_not_taken_from_the_body()
    {
        var (seller, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        (string, object?)[] wishes =
        [
            ("id", 1), ("seller_id", other.Id), ("status", "sold"), ("views", 9999), ("likes", 9999), ("is_featured", true),
            ("slug", "mine"), ("version", 50), ("created_at", "2001-01-01T00:00:00Z"), ("public_latitude", 1), ("SellerId", other.Id),
        ];
        var created = (await seller.PostAsync("products", Listings.Body(wishes))).ShouldBe(HttpStatusCode.Created);
        var patched = (await seller.PatchAsync($"products/{created.Id}", Listings.Body(wishes))).ShouldBe(HttpStatusCode.OK);

        foreach (var product in new[] { created, patched })
        {
            product["seller_id"].GetInt64().Should().Be(seller.Id);
            product["status"].GetString().Should().Be("available");
            product["views"].GetInt32().Should().Be(0);
            product["likes"].GetInt32().Should().Be(0);
            product["is_featured"].GetBoolean().Should().BeFalse();
            product["slug"].GetString().Should().NotBe("mine");
            product["version"].GetInt32().Should().BeLessThan(3);
            product["created_at"].GetDateTimeOffset().Year.Should().BeGreaterThan(2001);
        }
    }

    [Fact]
    public async Task Versions_guard_changes_and_spare_answers()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync();
        var first = (await market.Anyone.GetAsync($"products/{id}")).ETag!;

        (await market.Anyone.GetAsync($"products/{id}", ("If-None-Match", first))).ShouldBe(HttpStatusCode.NotModified).Text.Should().BeEmpty();
        (await market.Anyone.GetAsync($"products/{id}", ("If-None-Match", "\"7\", W/\"1\""))).ShouldBe(HttpStatusCode.NotModified);
        (await market.Anyone.GetAsync($"products/{id}", ("If-None-Match", "\"7\""))).ShouldBe(HttpStatusCode.OK);
        var second = (await seller.PatchAsync($"products/{id}", new { price = 1 }, ("If-Match", first))).ShouldBe(HttpStatusCode.OK);
        (await seller.PatchAsync($"products/{id}", new { price = 2 }, ("If-Match", first))).ShouldBeProblem(HttpStatusCode.PreconditionFailed, "version_mismatch");
        (await seller.DeleteAsync($"products/{id}", ("If-Match", first))).ShouldBeProblem(HttpStatusCode.PreconditionFailed, "version_mismatch");
        (await market.Anyone.GetAsync($"products/{id}", ("If-None-Match", first))).ShouldBe(HttpStatusCode.OK).ETag.Should().Be(second.ETag).And.NotBe(first);
        (await seller.DeleteAsync($"products/{id}", ("If-Match", second.ETag!))).ShouldBe(HttpStatusCode.NoContent);
    }
}
