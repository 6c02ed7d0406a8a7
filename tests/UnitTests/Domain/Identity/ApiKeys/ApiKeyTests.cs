using MultiWeb.Domain.Identity.ApiKeys;
using MultiWeb.Domain.Identity.Events;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Identity.ApiKeys;

public sealed class ApiKeyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_key_is_issued_with_each_scope_once_and_revoked_once()
    {
        var issued = ApiKey.Issue(1, 7, new ApiKeyTerms("a service", ["products:read", "products:read"], Now.AddDays(1)), "mw_abcde", new byte[32], Now);
        issued.Scopes.Should().Equal("products:read");
        issued.Events.Should().Equal(new ApiKeyIssued(1, 7, Now));
        var key = issued.AsLoaded();

        key.Revoke(Now.AddHours(1));
        key.Revoke(Now.AddHours(2));

        key.RevokedAt.Should().Be(Now.AddHours(1));
        key.Events.Should().Equal(new ApiKeyRevoked(1, 7, Now.AddHours(1)));
    }
}
