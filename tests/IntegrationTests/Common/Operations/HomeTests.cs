using System.Net;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>The front door: a page for a person, JSON for a program.</summary>
public sealed class HomeTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_browser_gets_a_page_whose_links_lead_somewhere()
    {
        var page = (await market.Anyone.GetAsync("/", ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"))).ShouldBe(HttpStatusCode.OK);

        page.Text.Should().Contain("<h1>MultiWeb</h1>").And.NotContain("{{");
        var links = page.Text.Split("href=\"").Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]).Where(link => link.StartsWith('/')).Distinct().ToList();
        links.Should().Contain(["/docs", "/health", "/metrics"]);
        foreach (var link in links)
            ((int)(await market.Anyone.GetAsync(link)).Status).Should().BeInRange(200, 302, "{0} is a way to go", link);
    }

    [Fact]
    public async Task Production_shows_no_account_to_log_in_with()
    {
        var production = new Client(market.ConnectTo(market.StartInstance([.. ProductionKeys.New(), ("Metrics:Port", "0")])));

        (await production.GetAsync("/", ("Accept", "text/html"))).ShouldBe(HttpStatusCode.OK).Text.Should().NotContain("demo.example").And.NotContain("/metrics");
    }
}
