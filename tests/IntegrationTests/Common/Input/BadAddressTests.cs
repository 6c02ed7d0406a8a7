using System.Net;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Input;

/// <summary>Paths, query strings and methods that no client should send.</summary>
public sealed class BadAddressTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Theory]
    [InlineData("page=0", "#/page")]
    [InlineData("page=-1", "#/page")]
    [InlineData("page=1.5", "#/page")]
    [InlineData("page=9223372036854775808", "#/page")]
    [InlineData("page_size=0", "#/page_size")]
    [InlineData("page_size=-1", "#/page_size")]
    [InlineData("page_size=101", "#/page_size")]
    [InlineData("page_size=many", "#/page_size")]
    [InlineData("page_size=１０", "#/page_size")]
    [InlineData("page_size=%221%22", "#/page_size")]
    [InlineData("page_size=null", "#/page_size")]
    [InlineData("page_size=[1]", "#/page_size")]
    [InlineData("page=1001&page_size=10", "#/page")]
    [InlineData("page=101&page_size=100", "#/page")]
    [InlineData("category_id=0", "#/category_id")]
    [InlineData("category_id=-1", "#/category_id")]
    [InlineData("category_id=9223372036854775808", "#/category_id")]
    [InlineData("seller_id=me", "#/seller_id")]
    [InlineData("min_price=-1", "#/min_price")]
    [InlineData("max_price=cheap", "#/max_price")]
    [InlineData("max_price=1e400", "#/max_price")]
    [InlineData("is_negotiable=1", "#/is_negotiable")]
    [InlineData("condition=mint", "#/condition")]
    [InlineData("status=removed", "#/status")]
    [InlineData("status=everything", "#/status")]
    [InlineData("sort=best", "#/sort")]
    [InlineData("sort=0", "#/sort")]
    public async Task A_query_that_does_not_fit_is_named(string query, string pointer) =>
        (await market.Anyone.GetAsync($"products?{query}")).ShouldRefuseField(pointer);

    [Fact]
    public async Task Page_numbers_reach_ten_thousand_rows_deep_and_beyond_a_cursor_is_named()
    {
        (await market.Anyone.GetAsync("products?page=100&page_size=100")).ShouldBe(HttpStatusCode.OK);
        (await market.Anyone.GetAsync("products?page=101&page_size=100")).ShouldRefuseField("#/page")
            ["errors"][0].GetProperty("detail").GetString().Should().Contain("cursor");
    }

    [Theory]
    [InlineData("search=%00")]
    [InlineData("search=chair%00")]
    [InlineData("search=%ED%A0%80")] // a surrogate
    [InlineData("search=%C0%AF")] // an overlong slash
    [InlineData("search=%FF")]
    [InlineData("unheard_of=%FF")]
    [InlineData("%FF=1")]
    public async Task A_query_that_is_no_text_is_malformed(string query) =>
        (await market.Anyone.GetAsync($"products?{query}")).ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_request");

    [Theory]
    [InlineData("products/0")]
    [InlineData("products/-1")]
    [InlineData("products/9223372036854775808")]
    [InlineData("products/１")]
    [InlineData("products/1.5")]
    [InlineData("products/abc")]
    [InlineData("products/1;DROP TABLE")]
    [InlineData("users/0")]
    [InlineData("users/-1")]
    [InlineData("users/9223372036854775808")]
    [InlineData("users/me2")]
    [InlineData("nothing-here")]
    [InlineData("/nothing/at/all")]
    [InlineData("/api/v2/products")]
    [InlineData("/API")]
    public async Task An_address_that_there_is_not_is_not_found(string path) =>
        (await market.Anyone.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");

    [Theory]
    [InlineData("products/%ED%A0%80")]
    [InlineData("products/%C0%AF")]
    [InlineData("/problems/%FF")]
    public async Task A_path_that_is_no_text_is_malformed(string path) =>
        (await market.Anyone.GetAsync(path)).ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_request");

    [Theory]
    [InlineData("products/%00")]
    [InlineData("products/1%00")]
    [InlineData("/%00")]
    public async Task A_NUL_in_a_path_is_refused_before_anything_else(string path) =>
        ((int)(await market.Anyone.GetAsync(path)).Status).Should().BeOneOf(400, 404);

    [Fact]
    public async Task The_largest_id_is_merely_unknown()
    {
        var person = await market.NewPersonAsync();
        (await person.GetAsync("products/9223372036854775807")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await person.GetAsync("transactions/9223372036854775807")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await person.RequestAsync(long.MaxValue)).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await person.PostAsync("messages", new { receiver_id = long.MaxValue, content = "hello" })).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("DELETE", "products")]
    [InlineData("PUT", "products")]
    [InlineData("POST", "products/1")]
    [InlineData("GET", "auth/login")]
    [InlineData("DELETE", "transactions/1")]
    [InlineData("GET", "transactions/1/confirm")]
    [InlineData("TRACE", "products")]
    [InlineData("FANCY", "products")]
    [InlineData("POST", "/health")]
    public async Task Another_method_is_not_allowed(string method, string path) =>
        (await market.Anyone.SendAsync(new HttpMethod(method), path)).ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
}
