using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.UnitTests.WebApi.Common.Security;

public sealed class ApiKeyScopesTests
{
    [Theory]
    [InlineData("/api/v1/products/", "GET", "products:read")]
    [InlineData("/api/v1/products/{id:long:min(1)}", "PATCH", "products:write")]
    [InlineData("/api/v1/transactions/{id:long:min(1)}/confirm", "POST", "transactions:write")]
    [InlineData("/api/v1/users/me", "GET", "users:read")]
    [InlineData("/api/v1/users/me/blocks", "GET", "users:read")]
    [InlineData("/api/v1/admin/audit/", "GET", "admin:read")]
    [InlineData("/api/v1/keyword-alerts/", "POST", "keyword-alerts:write")]
    public void A_scope_is_the_area_and_whether_something_changes(string route, string method, string scope) =>
        ApiKeyScopes.Needed(route, method).Should().Be(scope);

    [Theory]
    [InlineData("/api/v1/auth/logout", "POST")]
    [InlineData("/api/v1/auth/sessions/", "GET")]
    [InlineData("/api/v1/users/me/password", "POST")]
    [InlineData("/api/v1/users/me", "DELETE")]
    [InlineData("/api/v1/users/me/export", "GET")]
    [InlineData("/api/v1/admin/api-keys/", "POST")]
    [InlineData("/api/v1/admin/api-keys/{id:long:min(1)}", "DELETE")]
    [InlineData("/api/v1/reports", "POST")]
    [InlineData("/api/v1/something-new", "GET")]
    [InlineData("/health", "GET")]
    [InlineData(null, "GET")]
    public void What_is_a_persons_own_and_what_nobody_has_decided_about_is_closed(string? route, string method) =>
        ApiKeyScopes.Needed(route, method).Should().BeNull();
}
