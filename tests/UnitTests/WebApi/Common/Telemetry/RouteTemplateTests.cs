using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using MultiWeb.WebApi.Common.Telemetry;

namespace MultiWeb.UnitTests.WebApi.Common.Telemetry;

public sealed class RouteTemplateTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/api/v1/products/", "/api/v1/products")]
    [InlineData("/api/v1/products/{id:long:min(1)}", "/api/v1/products/{id}")]
    [InlineData("/api/v1/transactions/{id:long}/{step?}", "/api/v1/transactions/{id}/{step}")]
    [InlineData("/openapi/{documentName}.json", "/openapi/{documentName}.json")]
    [InlineData("/files/{**path}", "/files/{path}")]
    public void A_template_has_names_and_no_constraints(string pattern, string expected) =>
        RouteTemplate.Of(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, null, null)).Should().Be(expected);

    [Fact]
    public void What_no_route_answers_has_one_name_for_all()
    {
        RouteTemplate.Of(null).Should().Be("(unmatched)");
        RouteTemplate.Of(new Endpoint(_ => Task.CompletedTask, null, "405 HTTP Method Not Supported")).Should().Be("(unmatched)");
    }
}
