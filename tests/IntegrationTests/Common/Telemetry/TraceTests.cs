using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MultiWeb.IntegrationTests.Common.Databases;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>One request, followed from HTTP to PostgreSQL by a collector; and what becomes of requests when there is none.</summary>
public sealed class TraceTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_request_its_use_case_and_its_commands_are_one_trace()
    {
        await using var collector = await Collector.StartAsync();
        await using var program = await StartAsync(collector.Address, ("Instance__Name", "the-first"));
        var person = await Person.RegisterAsync(program.Http, "traced");
        var traceId = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());
        var id = await person.ListProductAsync();
        (await person.PatchAsync($"products/{id}?from=secret-place", new { title = "비밀스러운 의자" }, ("traceparent", $"00-{traceId}-00f067aa0ba902b7-01"))).ShouldBe(HttpStatusCode.OK);

        var spans = await collector.WaitForTraceAsync(traceId, "PATCH /api/v1/products/{id}");

        var request = spans.Single(s => s.Name == "PATCH /api/v1/products/{id}");
        request.ParentSpanId.Should().Be("00f067aa0ba902b7");
        request.Attributes.Should().Contain("http.request.method", "PATCH").And.Contain("http.route", "/api/v1/products/{id}")
            .And.Contain("http.response.status_code", "200").And.Contain("url.path", $"/api/v1/products/{id}");
        request.Resource.Should().Contain("service.name", "multiweb").And.Contain("service.instance.id", "the-first").And.ContainKey("service.version");
        var useCase = spans.Single(s => s.Name == "UpdateProductCommand");
        useCase.ParentSpanId.Should().Be(request.SpanId);
        useCase.Attributes.Should().Contain("multiweb.outcome", "ok");
        var commands = spans.Where(s => s.Attributes.GetValueOrDefault("db.system.name") == "postgresql").ToList();
        commands.Should().Contain(s => s.ParentSpanId == useCase.SpanId && s.Attributes["db.query.text"].Contains("catalog.products", StringComparison.Ordinal));
        spans.SelectMany(s => s.Attributes.Values).Should().NotContain(value =>
            value.Contains("비밀", StringComparison.Ordinal) || value.Contains("secret-place", StringComparison.Ordinal) || value.Contains(person.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_purchase_and_what_follows_from_it_after_the_commit_are_one_trace()
    {
        await using var collector = await Collector.StartAsync();
        await using var program = await StartAsync(collector.Address);
        var (seller, buyer) = (await Person.RegisterAsync(program.Http, "seller"), await Person.RegisterAsync(program.Http, "buyer"));
        var product = await seller.ListProductAsync();
        var traceId = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());

        (await buyer.PostAsync("transactions", new { product_id = product, amount = Listings.Price }, ("traceparent", $"00-{traceId}-00f067aa0ba902b7-01")))
            .ShouldBe(HttpStatusCode.Created);

        var spans = await collector.WaitForTraceAsync(traceId, "consume trading.transaction_requested", "POST /api/v1/transactions");
        var consumed = spans.Single(s => s.Name == "consume trading.transaction_requested");
        consumed.Attributes.Should().Contain("multiweb.consumer", "mail_seller");
        spans.Should().Contain(s => s.SpanId == consumed.ParentSpanId && s.Name == "CreateTransactionCommand");
        spans.Should().Contain(s => s.Name == "POST /api/v1/transactions");
        spans.Should().Contain(s => s.ParentSpanId == consumed.SpanId && s.Attributes.GetValueOrDefault("db.system.name") == "postgresql", "the inbox is written on the same trace");
    }

    [Fact]
    public async Task A_failure_is_marked_and_a_refusal_is_none()
    {
        await using var collector = await Collector.StartAsync();
        await using var program = await StartAsync(collector.Address);
        var (failed, refused) = (Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()), Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()));
        (await new Client(program.Http).GetAsync("products/1", ("traceparent", $"00-{refused}-00f067aa0ba902b7-01"))).ShouldBe(HttpStatusCode.NotFound);
        await _database.ExecuteAsync("ALTER TABLE catalog.products RENAME COLUMN title TO heading");
        (await new Client(program.Http).GetAsync("products/2", ("traceparent", $"00-{failed}-00f067aa0ba902b7-01"))).ShouldBe(HttpStatusCode.InternalServerError);

        (await collector.WaitForTraceAsync(failed, "GET /api/v1/products/{id}")).Where(s => s.IsError).Select(s => s.Name)
            .Should().Contain(["GET /api/v1/products/{id}", "GetProductQuery"]);
        (await collector.WaitForTraceAsync(refused, "GET /api/v1/products/{id}")).Should().NotContain(s => s.IsError);
    }

    [Fact]
    public async Task Probes_are_not_traced()
    {
        await using var collector = await Collector.StartAsync();
        await using var program = await StartAsync(collector.Address);
        (await program.Http.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.OK);
        var traceId = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());
        await new Client(program.Http).GetAsync("categories", ("traceparent", $"00-{traceId}-00f067aa0ba902b7-01"));

        await collector.WaitForTraceAsync(traceId, "GET /api/v1/categories");

        collector.Spans.Should().NotContain(s => s.Name.Contains("/health", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sampler_decides_what_is_sent()
    {
        await using var collector = await Collector.StartAsync();
        await using var program = await StartAsync(collector.Address, ("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"), ("OTEL_TRACES_SAMPLER_ARG", "0"));
        for (var i = 0; i < 20; i++)
            (await program.Http.GetAsync("categories")).StatusCode.Should().Be(HttpStatusCode.OK);
        var traceId = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());
        await new Client(program.Http).GetAsync("categories", ("traceparent", $"00-{traceId}-00f067aa0ba902b7-01"));

        await collector.WaitForTraceAsync(traceId, "GET /api/v1/categories");

        collector.Spans.Where(s => s.Name.StartsWith("GET ", StringComparison.Ordinal)).Should().OnlyContain(s => s.TraceId == traceId, "its caller wanted it, the others nobody");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_request_waits_for_a_collector_that_is_not_there_or_does_not_answer(bool listens)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        if (!listens)
            silent.Stop();
        await using var program = await StartAsync($"http://127.0.0.1:{port}");
        (await program.Http.GetAsync("categories")).StatusCode.Should().Be(HttpStatusCode.OK);

        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 500; i++)
            (await program.Http.GetAsync("categories")).StatusCode.Should().Be(HttpStatusCode.OK);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10), "that is 20 ms for each, many times what they take");
        watch.Restart();
        (await program.StopAsync()).Should().Be(0);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
        program.Errors.Should().BeEmpty();
    }

    private Task<ServingProgram> StartAsync(string collector, params (string Name, string Value)[] environment) => ServingProgram.StartAsync(_database.ConnectionString,
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), .. environment,
    ]);
}
