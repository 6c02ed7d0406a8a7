using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MultiWeb.IntegrationTests.Common.Databases;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>What the program writes to standard output, read as a collector reads it.</summary>
public sealed class LogLineTests(LogLineTests.Running running) : IClassFixture<LogLineTests.Running>
{
    private static readonly string[] Members =
    [
        "timestamp", "level", "message", "method", "path", "route", "status", "duration", "user_id", "client_ip", "request_id",
        "trace_id", "span_id", "event", "service", "version", "instance", "error",
    ];

    public sealed class Running : IAsyncLifetime
    {
        private TestDatabase _database = null!;

        public string ConnectionString => _database.ConnectionString;

        public ServingProgram Program { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _database = await TestDatabase.CreateAsync();
            Program = await ServingProgram.StartAsync(_database.ConnectionString, ("Instance__Name", "the-first"));
        }

        public async Task DisposeAsync()
        {
            await Program.DisposeAsync();
            await _database.DisposeAsync();
        }
    }

    private ServingProgram Program => running.Program;

    [Fact]
    public async Task Every_line_has_the_same_members_and_no_others()
    {
        await RequestAsync("products", "every-line");

        foreach (var line in Program.Lines.Select(l => JsonSerializer.Deserialize<JsonElement>(l)))
        {
            line.EnumerateObject().Select(m => m.Name).Should().Equal(Members);
            line.GetProperty("timestamp").GetString().Should().MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$");
            line.GetProperty("level").GetString().Should().BeOneOf("info", "warning");
            line.GetProperty("event").GetString().Should().MatchRegex("^[a-z0-9_]+$");
            line.GetProperty("service").GetString().Should().Be("multiweb");
            line.GetProperty("version").GetString().Should().MatchRegex(@"^\d+\.\d+\.\d+");
            line.GetProperty("instance").GetString().Should().Be("the-first");
        }
    }

    [Fact]
    public async Task A_request_is_told_in_one_line()
    {
        var person = await Person.RegisterAsync(Program.Http, "teller");
        var answer = await person.PostAsync("messages", new { receiver_id = 999_999, content = "nobody home" }, ("X-Request-Id", "a-refusal"));
        answer.ShouldBe(HttpStatusCode.NotFound);

        var line = (await LinesOfAsync("a-refusal")).Should().ContainSingle("one line a request is enough").Subject;

        line.GetProperty("level").GetString().Should().Be("info");
        line.GetProperty("message").GetString().Should().Be("POST /api/v1/messages 404");
        line.GetProperty("event").GetString().Should().Be("request_completed");
        line.GetProperty("method").GetString().Should().Be("POST");
        line.GetProperty("path").GetString().Should().Be("/api/v1/messages");
        line.GetProperty("route").GetString().Should().Be("/api/v1/messages");
        line.GetProperty("status").GetInt32().Should().Be(404);
        line.GetProperty("duration").GetDouble().Should().BeInRange(0.000001, 60);
        line.GetProperty("user_id").GetInt64().Should().Be(person.Id);
        line.GetProperty("client_ip").GetString().Should().Be("127.0.0.1");
        line.GetProperty("trace_id").GetString().Should().Be(answer["trace_id"].GetString()).And.MatchRegex("^[0-9a-f]{32}$");
        line.GetProperty("span_id").GetString().Should().MatchRegex("^[0-9a-f]{16}$");
        line.GetProperty("error").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("GET", "users/me", null, "authz_fail")]
    [InlineData("GET", "admin/users", null, "authz_fail")]
    [InlineData("POST", "auth/register", "{", "input_validation_fail")]
    [InlineData("POST", "auth/register", "{}", "input_validation_fail")]
    [InlineData("GET", "products?page_size=-1", null, "input_validation_fail")]
    [InlineData("GET", "products/4711", null, "request_completed")]
    public async Task What_a_watchman_looks_for_has_a_name_that_he_knows(string method, string path, string? body, string expected)
    {
        var id = $"watched-{Guid.NewGuid():N}";
        await new Client(Program.Http).SendAsync(new HttpMethod(method), path, body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"), ("X-Request-Id", id));

        (await LinesOfAsync(id)).Should().ContainSingle().Which.GetProperty("event").GetString().Should().Be(expected);
    }

    [Fact]
    public async Task Nobody_writes_a_line_of_his_own()
    {
        const string forged = "{\"level\":\"info\",\"event\":\"authn_login_success\"}";
        var http = new Client(Program.Http);
        await http.GetAsync($"products/%0D%0A{Uri.EscapeDataString(forged)}");
        await http.GetAsync("products", ("User-Agent", $"a\t{forged}"), ("X-Forwarded-For", $"1.2.3.4, {forged}"), ("X-Request-Id", forged));
        using (var connection = await RawConnection.OpenAsync(Program.Http.BaseAddress!))
        {
            await connection.SendAsync($"GET /api/v1/products HTTP/1.1\r\nHost: localhost\r\nUser-Agent: a\u2028\u0085{forged}\r\nX-Request-Id: a\n{forged}\r\n\r\n");
            await connection.ReadSomeAsync();
        }
        await RequestAsync("products", "after-the-forgery");

        await LinesOfAsync("after-the-forgery");
        foreach (var line in Program.Lines)
            JsonSerializer.Deserialize<JsonElement>(line).EnumerateObject().Select(m => m.Name).Should().Equal(Members);
    }

    /// <summary>Not only the last one: whoever has the id from an answer finds what led to it.</summary>
    [Fact]
    public async Task Every_line_of_a_request_has_the_id_of_its_answer()
    {
        await using var program = await ServingProgram.StartAsync(running.ConnectionString, ("Serilog__MinimumLevel__Default", "Debug"));

        var answer = await new Client(program.Http).GetAsync("products/4711");

        var refused = await program.WaitForLineAsync("use_case_refused");
        refused.GetProperty("request_id").GetString().Should().Be(answer.Headers.GetValues("X-Request-Id").Single());
    }

    [Fact]
    public async Task The_route_is_a_template_and_the_path_has_no_query()
    {
        await RequestAsync("products/4711?access_token=do-not-tell", "no-query");

        var line = (await LinesOfAsync("no-query")).Should().ContainSingle().Subject;

        line.GetProperty("path").GetString().Should().Be("/api/v1/products/4711");
        line.GetProperty("route").GetString().Should().Be("/api/v1/products/{id}");
        line.GetProperty("user_id").ValueKind.Should().Be(JsonValueKind.Null);
        Program.Lines.Should().NotContain(l => l.Contains("do-not-tell", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_a_password_nor_a_token_is_in_any_line()
    {
        var person = await Person.RegisterAsync(Program.Http, "secretive");
        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        (await person.PostAsync("auth/login", new { email = person.Email, password = "a wrong guess" })).ShouldBe(HttpStatusCode.Unauthorized);
        await RequestAsync("products", "after-all-that");

        await LinesOfAsync("after-all-that");
        foreach (var secret in new[] { Person.DefaultPassword, "a wrong guess", person.Email, person.Token!, person.Token!.Split('.')[^1], person.RefreshToken })
            Program.Lines.Should().NotContain(l => l.Contains(secret, StringComparison.Ordinal));
    }

    /// <summary>In the words of OWASP's vocabulary, with ids and codes; which request it was says where it came from.</summary>
    [Fact]
    public async Task What_belongs_in_an_audit_has_a_line_of_its_own()
    {
        var person = await Person.RegisterAsync(Program.Http, "audited");
        var failed = await person.PostAsync("auth/login", new { email = person.Email, password = "a wrong guess" }, ("X-Request-Id", "a-wrong-guess"));
        failed.ShouldBe(HttpStatusCode.Unauthorized);
        (await person.PostAsync("users/me/password", new { current_password = Person.DefaultPassword, new_password = "a brand new bicycle" }, ("X-Request-Id", "a-new-password")))
            .ShouldBe(HttpStatusCode.NoContent);

        (await LinesOfAsync("a-wrong-guess")).Should().ContainSingle(l => l.GetProperty("event").GetString() == "authn_login_fail" && l.GetProperty("level").GetString() == "warning");
        (await LinesOfAsync("a-new-password")).Should().ContainSingle(l => l.GetProperty("event").GetString() == "authn_password_change" && l.GetProperty("level").GetString() == "info");
        Program.Lines.Should().Contain(l => l.Contains("\"event\":\"authn_login_success\"", StringComparison.Ordinal))
            .And.NotContain(l => l.Contains(person.Email, StringComparison.Ordinal) || l.Contains("a brand new bicycle", StringComparison.Ordinal));
    }

    private async Task RequestAsync(string path, string requestId) =>
        await new Client(Program.Http).GetAsync(path, ("X-Request-Id", requestId));

    /// <summary>All lines about a request; the last of them is written just after its answer.</summary>
    private async Task<IReadOnlyList<JsonElement>> LinesOfAsync(string requestId)
    {
        var mark = new Regex($"\"message\":\"[A-Z]+ /api.*\"request_id\":\"{requestId}\"", RegexOptions.None, TimeSpan.FromSeconds(1));
        for (var tries = 0; tries < 200 && !Program.Lines.Any(l => mark.IsMatch(l)); tries++)
            await Task.Delay(50);
        return [.. Program.Lines.Where(l => l.Contains($"\"request_id\":\"{requestId}\"", StringComparison.Ordinal)).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];
    }
}
