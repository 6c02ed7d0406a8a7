using System.Net;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests;

/// <summary>
/// The calls of the clients that were written for the published API, to the letter: their paths end in a slash, their bodies
/// hold what theirs hold. Whoever changes an expectation here breaks programs that are out there.
/// </summary>
public sealed class ExistingClientsTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private static int _users;

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task Register_and_log_in(string slash)
    {
        var name = $"testuser{Interlocked.Increment(ref _users)}";
        var registered = (await market.Anyone.PostAsync("/api/v1/auth/register" + slash, $$"""
            {"email": "{{name}}@example.com", "username": "{{name}}", "password": "SecurePass123!",
             "full_name": "Test User", "phone": "010-1234-5678", "location": "Seoul"}
            """)).ShouldBe(HttpStatusCode.Created);
        registered.Json.EnumerateObject().Select(m => m.Name).Should().Contain(
            ["id", "email", "username", "full_name", "phone", "bio", "location", "avatar_url", "is_active", "is_verified", "role", "rating", "total_reviews", "created_at", "last_login"]);

        var tokens = (await market.Anyone.PostAsync("/api/v1/auth/login" + slash, $$"""{"email": "{{name}}@example.com", "password": "SecurePass123!"}""")).ShouldBe(HttpStatusCode.OK);
        tokens["token_type"].GetString().Should().Be("bearer");
        var client = market.Anyone;
        client.Token = tokens["access_token"].GetString();
        (await client.GetAsync("/api/v1/users/me" + slash)).ShouldBe(HttpStatusCode.OK)["email"].GetString().Should().Be($"{name}@example.com");
    }

    [Theory]
    [InlineData("/api/v1/products/?page=2&page_size=50")]
    [InlineData("/api/v1/products?page=2&page_size=50")]
    public async Task List_products_page_by_page(string path)
    {
        var page = (await market.Anyone.GetAsync(path)).ShouldBe(HttpStatusCode.OK);

        page["items"].ValueKind.Should().Be(JsonValueKind.Array);
        page["total"].ValueKind.Should().Be(JsonValueKind.Number);
        page["page"].GetInt32().Should().Be(2);
        page["page_size"].GetInt32().Should().Be(50);
        page["pages"].ValueKind.Should().Be(JsonValueKind.Number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task List_search_and_read_a_product(string slash)
    {
        var seller = await market.NewPersonAsync();
        var created = (await seller.PostAsync("/api/v1/products" + slash, """
            {"title": "Gaming laptop, as good as new", "description": "Used for half a year, with its box.", "price": 1299.99,
             "category_id": 1, "condition": "like_new", "location": "Seoul", "is_negotiable": false}
            """)).ShouldBe(HttpStatusCode.Created);
        created["price"].GetRawText().Should().Be("1299.99");

        (await market.Anyone.GetAsync($"/api/v1/products{slash}?search=laptop")).ShouldBe(HttpStatusCode.OK).ItemIds.Should().Contain(created.Id);
        (await market.Anyone.GetAsync($"/api/v1/products{slash}?category_id=1&min_price=1000&max_price=1500&condition=like_new")).ShouldBe(HttpStatusCode.OK)
            .ItemIds.Should().Contain(created.Id);
        var read = (await market.Anyone.GetAsync($"/api/v1/products/{created.Id}{slash}")).ShouldBe(HttpStatusCode.OK);
        read.Json.EnumerateObject().Select(m => m.Name).Should().Contain([
            "id", "title", "slug", "description", "price", "original_price", "condition", "status", "category_id", "category", "seller_id", "location",
            "latitude", "longitude", "is_negotiable", "views", "likes", "is_featured", "images", "created_at", "updated_at",
        ]);
        (await seller.PutAsync($"/api/v1/products/{created.Id}{slash}", """{"price": 1199.50}""")).ShouldBe(HttpStatusCode.OK)["price"].GetRawText().Should().Be("1199.50");
        (await seller.DeleteAsync($"/api/v1/products/{created.Id}{slash}")).ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task Buy_a_product(string slash)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();

        var deal = (await buyer.PostAsync("/api/v1/transactions" + slash, $$"""
            {"product_id": {{product}}, "amount": 12000, "payment_method": "cash", "meeting_location": "Gangnam Station Exit 2", "buyer_notes": "Tomorrow?"}
            """)).ShouldBe(HttpStatusCode.Created);

        deal["status"].GetString().Should().Be("pending");
        deal.Json.EnumerateObject().Select(m => m.Name).Should().Contain([
            "id", "product_id", "buyer_id", "seller_id", "amount", "status", "payment_method", "payment_status", "meeting_location", "meeting_time",
            "buyer_notes", "seller_notes", "cancellation_reason", "created_at", "updated_at", "completed_at", "cancelled_at",
        ]);
        (await buyer.GetAsync($"/api/v1/transactions{slash}")).ShouldBe(HttpStatusCode.OK).ItemIds.Should().Equal(deal.Id);
        (await buyer.GetAsync($"/api/v1/transactions/{deal.Id}{slash}")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task Write_and_read_messages(string slash)
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();

        var message = (await buyer.PostAsync("/api/v1/messages" + slash, $$"""
            {"receiver_id": {{seller.Id}}, "product_id": {{product}}, "content": "Is this still available?"}
            """)).ShouldBe(HttpStatusCode.Created);

        message["is_read"].GetBoolean().Should().BeFalse();
        message.Json.EnumerateObject().Select(m => m.Name).Should().Contain(
            ["id", "conversation_id", "sender_id", "receiver_id", "product_id", "content", "is_read", "attachment_url", "created_at", "read_at"]);
        (await seller.GetAsync("/api/v1/messages" + slash)).ShouldBe(HttpStatusCode.OK).ItemIds.Should().Equal(message.Id);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/")]
    [InlineData("/api/v1/categories/")]
    public async Task Ask_whether_anybody_is_there(string path) =>
        (await market.Anyone.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
}
