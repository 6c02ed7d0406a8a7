using System.Net;
using System.Text;
using MultiWeb.IntegrationTests.Common.Databases;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>No client can make a series: what Prometheus has to hold is known when the program starts.</summary>
public sealed class SeriesTests : IAsyncLifetime
{
    private const int Requests = 2000;

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "BREW", "M-SEARCH", new('X', 40)];
    private static readonly string[] Beginnings = ["", "api/v1/", "api/v1/products/", "api/v1/transactions/", "api/v1/users/", "problems/", "health/", "metrics/", "docs/", "openapi/"];

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Random_paths_and_methods_make_none()
    {
        // A process of its own: in this one other tests exercise the runtime that it would report on, too.
        await using var program = await ServingProgram.StartAsync(_database.ConnectionString);
        // What the runtime reports of its collections is there after the first.
        (await program.Http.GetAsync("products")).StatusCode.Should().Be(HttpStatusCode.OK);
        var before = await program.Http.ScrapeAsync();

        var statuses = new HashSet<HttpStatusCode>();
        var random = new Random(20260301);
        for (var i = 0; i < Requests; i++)
        {
            using var request = new HttpRequestMessage(new HttpMethod(Methods[random.Next(Methods.Length)]), $"/{Beginnings[random.Next(Beginnings.Length)]}{Word(random)}?{Word(random)}");
            if (random.Next(10) == 0)
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Word(random)}");
            using var response = await program.Http.SendAsync(request);
            statuses.Add(response.StatusCode);
        }

        statuses.Should().Contain([HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed, HttpStatusCode.BadRequest]).And.OnlyContain(status => (int)status < 500);
        var after = await program.Http.ScrapeAsync();
        after.Series.Except(before.Series).Should().BeEmpty();
        after.Series.Should().NotContain(s => s.Contains("Host=", StringComparison.OrdinalIgnoreCase), "a connection string is no label");
        after.ValuesOf("method", "http_requests_total").Should().BeEquivalentTo(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "OTHER"]);
    }

    private static string Word(Random random)
    {
        const string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~{}'\"<>";
        var word = new StringBuilder();
        for (var length = random.Next(1, 30); length > 0; length--)
            word.Append(random.Next(12) == 0 ? $"%{random.Next(1, 256):X2}" : letters[random.Next(letters.Length)].ToString());
        return random.Next(4) == 0 ? random.NextInt64(-10, long.MaxValue).ToString() : word.ToString();
    }
}
