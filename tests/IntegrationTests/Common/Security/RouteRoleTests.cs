using System.Net;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Security;

/// <summary>
/// Every operation that the API's description lists, asked for by everybody there is. It is made from the description, so an
/// endpoint that somebody adds is in it; whoever is let in need not get what he wants, but is not told that he may not ask.
/// </summary>
public sealed class RouteRoleTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int LeastOperations = 60;
    private const string Nowhere = "9007199254740991"; // a number that no row has, and JavaScript still counts to

    private static readonly string[] Levels = ["anyone", "signed_in", "moderator", "admin"];

    [Fact]
    public async Task Everybody_gets_in_where_the_description_says_so_and_nowhere_else()
    {
        var operations = await OperationsAsync();
        operations.Count.Should().BeGreaterThanOrEqualTo(LeastOperations);
        operations.Select(o => o.Level).Should().Contain(Levels, "otherwise this test would not know one level from another");
        var admin = await market.NewAdminAsync();
        var wrong = new List<string>();

        foreach (var operation in operations)
        {
            // Somebody new each time: what is asked for may be the end of him, or of his session.
            List<(string Who, int Level, Client Client)> callers =
            [
                ("anonymous", 0, market.Anyone), ("user", 1, await market.NewPersonAsync()),
                ("moderator", 2, await market.NewModeratorAsync()), ("admin", 3, await market.NewAdminAsync()),
            ];
            var answers = new List<HttpStatusCode>();
            foreach (var (who, level, client) in callers)
            {
                var answer = await AskAsync(client, operation);
                answers.Add(answer.Status);
                Judge(who, operation, answer, level < operation.Needs ? level == 0 ? "unauthenticated" : "forbidden" : null);
            }
            if (operation.Needs == 0 && answers.Distinct().Count() > 1)
                wrong.Add($"{operation} is open to anyone, and does not answer everybody alike: {string.Join(", ", answers.Select(s => (int)s))}");
            var service = await ServiceWithoutScopeAsync(admin, operation);
            Judge("a key without the scope", operation, await AskAsync(service, operation), operation.Needs == 0 ? null : "forbidden");
        }

        wrong.Should().BeEmpty();

        void Judge(string who, Operation operation, Answer answer, string? refusal)
        {
            var isRefused = operation.Needs > 0 && answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
            if ((int)answer.Status >= 500 || (refusal is null ? isRefused && operation.Needs > 0 : answer.Code != refusal))
                wrong.Add($"{operation} is for {operation.Level}, and answers {who} {answer}");
        }
    }

    private async Task<List<Operation>> OperationsAsync() =>
    [
        .. (await market.Anyone.GetAsync("/openapi/v1.json")).ShouldBe(HttpStatusCode.OK)["paths"].EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => Operation.Read(path.Name, operation.Name, operation.Value))),
    ];

    private static Task<Answer> AskAsync(Client client, Operation operation) =>
        client.SendAsync(new HttpMethod(operation.Method), operation.Address, operation.Body);

    /// <summary>It may read notifications, or, where that is what is asked for, categories; nothing else.</summary>
    private async Task<Service> ServiceWithoutScopeAsync(Person admin, Operation operation)
    {
        var scope = operation.Path.StartsWith("/api/v1/notifications", StringComparison.Ordinal) ? "categories:read" : "notifications:read";
        var issued = await admin.PostAsync("admin/api-keys", new { user_id = admin.Id, name = "no scope", scopes = new[] { scope } });
        return new Service(market.Http, issued.ShouldBe(HttpStatusCode.Created)["key"].GetString()!);
    }

    private sealed record Operation(string Path, string Method, string Address, string Level, string? Body)
    {
        public int Needs => Array.IndexOf(Levels, Level);

        public static Operation Read(string path, string method, JsonElement description)
        {
            var parameters = description.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path") : [];
            var address = parameters.Aggregate(path, (text, p) => text.Replace($"{{{p.GetProperty("name").GetString()}}}", Nowhere, StringComparison.Ordinal));
            return new Operation(
                path, method.ToUpperInvariant(), address, description.GetProperty("x-access-level").GetString()!,
                description.TryGetProperty("requestBody", out _) ? "{}" : null);
        }

        public override string ToString() => $"{Method} {Path}";
    }
}
