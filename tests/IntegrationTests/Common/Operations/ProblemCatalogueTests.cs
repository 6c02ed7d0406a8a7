using System.Net;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Operations;

public sealed class ProblemCatalogueTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Every_code_is_explained_at_the_address_that_problems_name()
    {
        var all = (await market.Anyone.GetAsync("/problems")).ShouldBe(HttpStatusCode.OK).Json.EnumerateArray().ToList();

        all.Select(p => p.GetProperty("code").GetString()).Should().OnlyHaveUniqueItems().And.Contain([
            "malformed_request", "invalid_cursor", "unauthenticated", "token_expired", "token_revoked", "forbidden", "not_found", "method_not_allowed",
            "unsupported_media_type", "email_taken", "username_taken", "product_not_available", "product_reserved", "price_mismatch",
            "too_many_open_requests", "invalid_transition", "gone", "version_mismatch", "payload_too_large", "validation_failed",
            "cannot_buy_own_product", "captcha_required", "login_locked", "rate_limited", "unavailable", "internal_error",
        ]);
        foreach (var problem in all)
        {
            var one = (await market.Anyone.GetAsync(problem.GetProperty("type").GetString()!)).ShouldBe(HttpStatusCode.OK);
            one.Text.Should().Be(problem.GetRawText());
            one["status"].GetInt32().Should().BeInRange(400, 599);
            one["title"].GetString().Should().NotBeNullOrWhiteSpace();
            one["explanation"].GetString().Should().NotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public async Task A_code_that_there_is_not_is_not_found() =>
        (await market.Anyone.GetAsync("/problems/no_such_problem")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");

    [Theory]
    [InlineData("abc-DEF_123.4")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e")]
    public async Task A_sane_request_id_is_given_back(string id)
    {
        var answer = (await market.Anyone.GetAsync("products/0", ("X-Request-Id", id))).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");

        answer["request_id"].GetString().Should().Be(id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("<script>")]
    [InlineData("{\"level\":\"error\"}")]
    public async Task Another_one_is_replaced(string id)
    {
        foreach (var given in new[] { id, new string('x', 129) })
        {
            var answer = await market.Anyone.GetAsync("products", ("X-Request-Id", given));
            answer.Headers.GetValues("X-Request-Id").Single().Should().MatchRegex("^[0-9a-f]{32}$").And.NotBe(given);
        }
    }
}
