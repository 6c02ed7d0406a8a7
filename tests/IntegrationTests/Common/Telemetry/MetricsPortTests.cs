using System.Net;
using System.Net.Sockets;
using MultiWeb.IntegrationTests.Common.Databases;
using MultiWeb.IntegrationTests.Common.Operations;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>Who may read the metrics: on a developer's machine everybody, elsewhere whoever reaches a port of their own.</summary>
public sealed class MetricsPortTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Production_serves_them_on_their_own_port_and_nowhere_else()
    {
        await using var program = await StartAsync(Production(("Metrics__Port", "0")));
        using var metrics = new HttpClient { BaseAddress = await MetricsOf(program) };

        (await program.Http.GetAsync("products")).StatusCode.Should().Be(HttpStatusCode.OK);
        var scrape = await metrics.ScrapeAsync();
        scrape["""http_requests_total{method="GET",path="/api/v1/products",status="200"}"""].Should().Be(1);
        scrape.Series.Should().NotContain(s => s.Contains("path=\"/metrics\"", StringComparison.Ordinal));

        foreach (var host in new[] { "localhost", $"localhost:{metrics.BaseAddress!.Port}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Host = host } };
            (await program.Http.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        }
        foreach (var path in new[] { "/", "/api/v1/products", "/health/live", "/openapi/v1.json", "/metrics/x" })
            (await metrics.GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await metrics.PostAsync("/metrics", null)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_has_to_hurry_there_nor_to_say_who_he_is()
    {
        await using var program = await StartAsync(("Metrics__Port", "0"), ("RateLimiting__Enabled", "true"), ("RateLimiting__Policies__default__PerMinute", "1"));
        using var metrics = new HttpClient { BaseAddress = await MetricsOf(program) };

        for (var i = 0; i < 20; i++)
            await metrics.ScrapeAsync();
        (await program.Http.GetAsync("/metrics")).StatusCode.Should().Be(HttpStatusCode.NotFound, "a developer's metrics, too, have one place");
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_development_there_is_no_serving_without_a_port_for_them(string environment)
    {
        var start = async () =>
        {
            await using var program = await StartAsync(Production(("ASPNETCORE_ENVIRONMENT", environment)));
        };

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("multiweb: Metrics__Port is not set");
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_the_program_with_one_line()
    {
        using var squatter = new TcpListener(IPAddress.IPv6Any, 0) { ExclusiveAddressUse = true };
        squatter.Start();
        var port = ((IPEndPoint)squatter.LocalEndpoint).Port;

        var start = async () =>
        {
            await using var program = await StartAsync(("Metrics__Port", $"{port}"));
        };

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("multiweb: Metrics__Port: ");
    }

    private Task<ServingProgram> StartAsync(params (string Name, string Value)[] environment) => ServingProgram.StartAsync(_database.ConnectionString, environment);

    private static async Task<Uri> MetricsOf(ServingProgram program)
    {
        var line = await program.WaitForLineAsync("metrics_listening");
        return new Uri($"http://127.0.0.1:{line.GetProperty("message").GetString()!.Split(' ')[^1]}");
    }

    private static (string Name, string Value)[] Production(params (string Name, string Value)[] others) =>
    [
        .. ProductionKeys.Environment().Where(s => s.Name != "Metrics__Port"),
        .. others,
    ];
}
