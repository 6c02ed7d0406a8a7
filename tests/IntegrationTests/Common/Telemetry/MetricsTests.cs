using System.Diagnostics;
using System.Net;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>What a scrape of the real program says. Nobody else uses it while these tests run one after the other.</summary>
public sealed class MetricsTests(MetricsTests.Marketplace market) : IClassFixture<MetricsTests.Marketplace>
{
    /// <summary>A program that nobody has asked anything before the first test's scrape.</summary>
    public sealed class Marketplace : MarketplaceFixture
    {
        internal Exposition Untouched { get; private set; } = null!;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            Untouched = await Http.ScrapeAsync();
        }
    }

    [Theory]
    [InlineData("http_requests_inprogress", "gauge")]
    [InlineData("http_requests_total", "counter")]
    [InlineData("http_request_duration_seconds", "histogram")]
    [InlineData("process_cpu_seconds_total", "counter")]
    [InlineData("process_resident_memory_bytes", "gauge")]
    [InlineData("multiweb_users_registered_total", "counter")]
    [InlineData("multiweb_products_created_total", "counter")]
    [InlineData("multiweb_images_uploads_total", "counter")]
    [InlineData("multiweb_images_stored_bytes_total", "counter")]
    [InlineData("multiweb_images_collected_total", "counter")]
    [InlineData("multiweb_transactions_created_total", "counter")]
    [InlineData("multiweb_transactions_completed_total", "counter")]
    [InlineData("multiweb_transaction_amount_total", "counter")]
    [InlineData("multiweb_messages_sent_total", "counter")]
    [InlineData("multiweb_active_users", "gauge")]
    [InlineData("multiweb_cache_requests_total", "counter")]
    [InlineData("multiweb_db_command_duration_seconds", "histogram")]
    [InlineData("multiweb_db_pool_connections", "gauge")]
    [InlineData("multiweb_db_retries_total", "counter")]
    [InlineData("multiweb_redis_command_duration_seconds", "histogram")]
    [InlineData("multiweb_redis_degraded", "gauge")]
    [InlineData("multiweb_use_case_duration_seconds", "histogram")]
    [InlineData("multiweb_auth_login_attempts_total", "counter")]
    [InlineData("multiweb_auth_token_rejected_total", "counter")]
    [InlineData("multiweb_auth_lockouts_total", "counter")]
    [InlineData("multiweb_auth_hashing_waiting", "gauge")]
    [InlineData("multiweb_auth_hashing_refusals_total", "counter")]
    [InlineData("multiweb_auth_refresh_reuse_detected_total", "counter")]
    [InlineData("multiweb_rate_limit_rejections_total", "counter")]
    [InlineData("multiweb_security_suspicious_input_total", "counter")]
    [InlineData("dotnet_gc_collections_total", "counter")]
    [InlineData("dotnet_thread_pool_queue_length", "gauge")]
    [InlineData("kestrel_active_connections", "gauge")]
    public void A_metric_is_there_before_anything_happens(string name, string type)
    {
        market.Untouched.Families.Should().ContainKey(name).WhoseValue.Type.Should().Be(type);
        market.Untouched.Families[name].Help.Should().NotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("multiweb_auth_login_attempts_total", "result", "success failure captcha locked")]
    [InlineData("multiweb_auth_captcha_total", "result", "accepted refused")]
    [InlineData("multiweb_auth_token_rejected_total", "reason", "expired revoked malformed signature claims api_key")]
    [InlineData("multiweb_rate_limit_rejections_total", "policy", "default export login mail register")]
    [InlineData("multiweb_security_suspicious_input_total", "kind", "nul broken_text broken_address")]
    [InlineData("multiweb_cache_requests_total", "layer", "memory redis")]
    [InlineData("multiweb_cache_requests_total", "result", "hit miss error")]
    [InlineData("multiweb_use_case_duration_seconds_count", "outcome", "ok refused error")]
    public void A_closed_set_of_labels_is_whole_and_at_zero_from_the_start(string name, string label, string values)
    {
        market.Untouched.ValuesOf(label, name).Should().BeEquivalentTo(values.Split(' '));
        market.Untouched.Series.Where(s => s.StartsWith($"{name}{{", StringComparison.Ordinal)).Should().OnlyContain(s => market.Untouched[s] == 0);
    }

    [Fact]
    public void The_objective_of_200_milliseconds_is_a_bucket() =>
        market.Untouched.ValuesOf("le", "http_request_duration_seconds_bucket").Should().Contain("0.2");

    [Fact]
    public async Task Every_metric_is_explained()
    {
        var manual = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "operations.md"));

        market.Untouched.Families.Keys.Should().OnlyContain(name => manual.Contains($"`{name}`", StringComparison.Ordinal), "docs/operations.md has a table of them");
    }

    [Fact]
    public async Task A_request_is_counted_by_the_template_of_its_route()
    {
        var before = await market.Http.ScrapeAsync();
        for (var id = 1; id <= 3; id++)
            (await market.Anyone.GetAsync($"products/{999_000 + id}?search=secret")).ShouldBe(HttpStatusCode.NotFound);

        var after = await market.Http.ScrapeAsync();

        Growth("""http_requests_total{method="GET",path="/api/v1/products/{id}",status="404"}""").Should().Be(3);
        Growth("""http_request_duration_seconds_count{method="GET",path="/api/v1/products/{id}"}""").Should().Be(3);
        after["http_requests_inprogress"].Should().Be(1, "the scrape itself is one");
        after.Series.Should().NotContain(s => s.Contains("999", StringComparison.Ordinal) || s.Contains("secret", StringComparison.Ordinal));
        double Growth(string series) => after[series] - before[series];
    }

    [Fact]
    public async Task Scrapes_at_the_same_time_are_all_whole_and_soon_done()
    {
        var watch = Stopwatch.StartNew();
        var texts = await StartingGun.FireAsync(30, async _ => (await market.Anyone.GetAsync("/metrics")).ShouldBe(HttpStatusCode.OK).Text);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        var scrapes = texts.Select(Exposition.Parse).ToList();
        // Pools are the process's: other tests open theirs meanwhile.
        scrapes.Should().AllSatisfy(scrape => scrape.Series.Where(s => !s.Contains("pool=", StringComparison.Ordinal)).Except(market.Untouched.Series).Should().BeEmpty());
    }

    [Fact]
    public async Task Scrapes_do_not_lose_what_happens_meanwhile()
    {
        const string Series = """http_requests_total{method="GET",path="/health/live",status="200"}""";
        var before = (await market.Http.ScrapeAsync())[Series];

        await StartingGun.FireAsync(200, async i => i % 4 == 0 ? (object)await market.Http.ScrapeAsync() : await market.Anyone.GetAsync("/health/live"));

        ((await market.Http.ScrapeAsync())[Series] - before).Should().Be(150);
    }
}
