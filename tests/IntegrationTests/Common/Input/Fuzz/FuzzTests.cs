using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MultiWeb.IntegrationTests.Common.Http;
using Xunit.Abstractions;

namespace MultiWeb.IntegrationTests.Common.Input.Fuzz;

/// <summary>
/// Every operation of the OpenAPI document, with what nobody should send: no fault of the server, no request that hangs, no
/// refusal that is not a problem, and no status that the document does not name. The same requests each time;
/// <c>MULTIWEB_FUZZ_SEED</c> makes others and <c>MULTIWEB_FUZZ_REQUESTS</c> more.
/// </summary>
public sealed class FuzzTests(MarketplaceFixture market, ITestOutputHelper output) : IClassFixture<MarketplaceFixture>, IDisposable
{
    private const int AtOnce = 8;

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);
    private static readonly int Seed = Setting("MULTIWEB_FUZZ_SEED", 20_261_123);
    private static readonly int RequestsEach = Setting("MULTIWEB_FUZZ_REQUESTS", 80);

    /// <summary>Sends headers that hold more than ASCII, too.</summary>
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.GZip, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { Timeout = 6 * LongestAnswer };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Nothing_that_is_sent_is_too_much()
    {
        var document = JsonNode.Parse((await market.Anyone.GetAsync("/openapi/v1.json")).Text)!;
        var operations = ApiOperation.Read(document);
        var knownIds = await MakeThingsAsync();
        var (sent, faults, statuses) = (0, new List<string>(), new Dictionary<int, int>());

        foreach (var (operation, number) in operations.Select((operation, number) => (operation, number)))
        {
            // One for each: what is done to a session or an account does not empty the requests after it.
            Person[] people = [await market.NewPersonAsync(), await market.NewPersonAsync()];
            await market.Database.ExecuteAsync("UPDATE identity.users SET role = 'admin' WHERE id = $1", people[1].Id);
            var dice = new Random(Seed + number);
            var imagination = new Imagination(dice, document, [.. knownIds, people[0].Id]);
            var requests = Enumerable.Range(0, RequestsEach).Select(_ => Make(operation, imagination, people, dice)).ToList();
            foreach (var batch in requests.Chunk(AtOnce))
            {
                var verdicts = await Task.WhenAll(batch.Select(request => SendAsync(operation, request)));
                foreach (var (status, fault) in verdicts)
                {
                    sent++;
                    statuses[status] = statuses.GetValueOrDefault(status) + 1;
                    if (fault is not null)
                        faults.Add(fault);
                }
            }
        }

        output.WriteLine($"{sent} requests to {operations.Count} operations: {string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Key} × {s.Value}"))}");
        faults.Should().BeEmpty("seed {0}", Seed);
        sent.Should().BeGreaterThan(2_000);
        var pastTheDoor = statuses.Where(s => s.Key is not (401 or 403 or 405 or 414 or 415)).Sum(s => s.Value);
        pastTheDoor.Should().BeGreaterThan(sent / 2, "what is refused at the door tests the door alone");
        statuses.Where(s => s.Key < 300).Sum(s => s.Value).Should().BeGreaterThan(pastTheDoor * 3 / 10, "what is refused at once tests the validators alone");
        statuses.GetValueOrDefault(201).Should().BeGreaterThan(operations.Count / 2, "some of what is sent must be good enough to be taken");
    }

    private async Task<IReadOnlyList<long>> MakeThingsAsync()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        return [1, 2, product, await seller.ListProductAsync(), deal, seller.Id, buyer.Id];
    }

    private HttpRequestMessage Make(ApiOperation operation, Imagination imagination, Person[] people, Random dice)
    {
        var path = operation.Path;
        foreach (var parameter in operation.Parameters.Where(p => p.Place == "path"))
            path = path.Replace($"{{{parameter.Name}}}", imagination.Plain(parameter.Schema), StringComparison.Ordinal);
        var query = operation.Parameters.Where(p => p.Place == "query" && dice.Next(4) == 0).Select(p => $"{p.Name}={imagination.Plain(p.Schema)}").ToList();
        if (query.Count > 0)
            path += $"?{string.Join('&', query)}";
        var request = new HttpRequestMessage(operation.Method, new Uri(
            new Uri(market.App.Address, "/").ToString().TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

        if (operation.Body is not null && dice.Next(20) != 0)
            request.Content = Content(imagination.Body(operation.Body), dice);
        if (operation.TakesFile && dice.Next(20) != 0)
            request.Content = new ByteArrayContent(imagination.Form()) { Headers = { ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Imagination.Boundary}") } };
        if (dice.Next(8) is var who and > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who == 1 ? "eyJhbGciOiJub25lIn0.e30." : people[who % people.Length].Token);
        foreach (var (name, values) in Headers)
        {
            if (dice.Next(10) == 0)
                request.Headers.TryAddWithoutValidation(name, imagination.Pick(values));
        }
        return request;
    }

    private static ByteArrayContent Content(string body, Random dice)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        if (dice.Next(20) == 0 && bytes.Length > 2)
            bytes[dice.Next(bytes.Length)] = (byte)dice.Next(256);
        return new ByteArrayContent(bytes)
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse(dice.Next(25) switch { 0 => "text/plain", 1 => "application/json; charset=utf-16", 2 => "application/xml", _ => "application/json" }) },
        };
    }

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("If-Match", ["*", "\"1\"", "W/\"1\"", "nonsense", "\"99999999999999999999\"", "W/\"1\", W/\"2\""]),
        ("If-None-Match", ["*", "\"1\"", "W/\"1\"", ","]),
        ("Idempotency-Key", ["a", "", new string('k', 300), "\u00e9"]),
        ("X-Request-Id", ["sane-1", "<insane>", new string('x', 500)]),
        ("X-API-Key", ["mw_wrong", ""]),
        ("X-CSRF-Token", ["CfDJ8", ""]),
        ("Cookie", ["__Host-multiweb-refresh=abc", "__Host-multiweb-refresh=\"; a", "=;;="]),
        ("Accept", ["text/html", "*/*", "image/webp", ";;;"]),
        ("Accept-Encoding", ["gzip", "br;q=1, gzip;q=0", "identity;q=0"]),
        ("Accept-Language", ["en", "ko-KR,ko;q=0.9", "*;q=2", ";;"]),
        ("Origin", ["null", "https://evil.example"]),
        ("User-Agent", ["\ud83d\ude00", new string('u', 3000)]),
    ];

    private async Task<(int Status, string? Fault)> SendAsync(ApiOperation operation, HttpRequestMessage request)
    {
        var described = $"{operation}: {request.RequestUri!.PathAndQuery} {(request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync()) is var body && body.Length > 500 ? body[..500] + "…" : body)}";
        var watch = Stopwatch.StartNew();
        using var response = await _http.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        var status = (int)answer.Status;
        var fault = status switch
        {
            >= 500 when !(status == 503 && operation.Path.StartsWith("/health", StringComparison.Ordinal)) => "is a fault",
            >= 400 when answer.Code.Length == 0 && !IsRefusedByProtocol(request, status) => "is no problem",
            _ when !IsNamed(operation, status) => "is not in the document",
            _ when watch.Elapsed > LongestAnswer => $"took {watch.Elapsed}",
            _ => null,
        };
        if (status >= 400 && answer.Code.Length > 0)
            answer.ShouldNotLeak();
        request.Dispose();
        return (status, fault is null ? null : $"{status} {fault}: {described} → {answer.Text}");
    }

    /// <summary>Kestrel answers by itself, without a body, where an address is too long or cannot be one.</summary>
    private static bool IsRefusedByProtocol(HttpRequestMessage request, int status) =>
        status == 414 || (status == 400 && request.RequestUri!.AbsolutePath.Contains("%00", StringComparison.Ordinal));

    /// <summary>404 and 405 are also what an address gets that the operation's own has become by what was put into it.</summary>
    private static bool IsNamed(ApiOperation operation, int status) =>
        operation.Statuses.Contains(status) || status is 304 or 400 or 414 || (status is 404 or 405 && operation.Parameters.Any(p => p.Place == "path"));

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
