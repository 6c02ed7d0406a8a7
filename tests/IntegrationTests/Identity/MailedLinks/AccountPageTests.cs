using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.MailedLinks;

/// <summary>Where mailed links lead.</summary>
public sealed class AccountPageTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Theory]
    [InlineData("/account/verify")]
    [InlineData("/account/reset")]
    [InlineData("/account/reset/")]
    public async Task Is_a_page_that_may_run_its_own_script_and_nobody_elses(string path)
    {
        var page = (await market.Anyone.GetAsync(path)).ShouldBe(HttpStatusCode.OK);

        page.ContentType.Should().Be("text/html");
        page.Text.Should().Contain("/api/v1/auth/password/reset").And.Contain("/api/v1/auth/email/verify").And.NotContain("http://").And.NotContain("https://");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'self'").And.Contain("frame-ancestors 'none'");
        page.Headers.GetValues("Referrer-Policy").Single().Should().Be("no-referrer");
    }
}
