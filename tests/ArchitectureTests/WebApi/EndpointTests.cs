using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Common.Security;
using MultiWeb.ArchitectureTests.Canaries.WebApi.Catalog.Products;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.WebApi;

/// <summary>What a client can rely on at every address, asked of the endpoints that really run.</summary>
[Collection(RunningProgramTests.Name)]
public sealed class EndpointTests(RunningProgram program) : IAsyncDisposable
{
    private const string Problem = "application/problem+json";

    private readonly WebApplication _canaries = BrokenApi.Create();

    [Fact]
    public void Every_endpoint_has_a_name_of_its_own()
    {
        var names = program.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Concat(((IEndpointRouteBuilder)_canaries).DataSources.SelectMany(s => s.Endpoints))
            .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).OfType<string>().CountBy(n => n).ToDictionary(StringComparer.Ordinal);
        Endpoints
            .AtLeast(31)
            .Forbids(e => e.Name is null ? ["has no name"] : names[e.Name] > 1 ? [$"shares its name {e.Name} with another endpoint"] : [])
            .Instead("The name is that of its method and becomes the operationId: give the method a name that no other endpoint has.")
            .TurnedRedBy("GET /api/v1/canaries/silent", "GET /api/v1/canaries/twins/1");
    }

    [Fact]
    public void Every_endpoint_has_a_tag() => Endpoints
        .AtLeast(31)
        .Demands(e => e.Tags.Count == 1, "does not have one tag")
        .Instead("Map it in an IEndpointGroup, whose Tag is the heading under which the documentation shows it.")
        .TurnedRedBy("GET /api/v1/canaries/silent");

    [Fact]
    public void Every_endpoint_is_a_named_method() => Endpoints
        .AtLeast(31)
        .Demands(e => e.Method is { } method && !method.Name.Contains('<'), "is a lambda")
        .Instead("group.MapGet(\"/\", ListProducts) with a method that turns the body into a request and sends it.")
        .TurnedRedBy("GET /api/v1/canaries/lambda");

    [Fact]
    public void Somebody_has_decided_who_may_call_it() => new Rule<ApiEndpoint>([.. Real], [.. Canaries], e => e.Address)
        .AtLeast(39)
        .Demands(e => e.IsOpen != e.IsGuarded, "has no authorization decision, or two")
        .Instead("AllowAnonymous() or RequireAuthorization(), on every endpoint of the program, of the API or not.")
        .TurnedRedBy("GET /api/v1/canaries/silent", "GET /api/v1/canaries/both");

    [Fact]
    public void The_decision_is_that_of_the_request() => Endpoints
        .Where(e => e.Requests.Count > 0)
        .AtLeast(31)
        .Forbids(e => e.Requests
            .Select(r => (Request: r, r.Type.GetCustomAttribute<AccessAttribute>()?.Level))
            .Where(r => r.Level != e.Level)
            .Select(r => $"is for {e.Level?.ToString() ?? "nobody knows whom"}, and {r.Request} is for {r.Level}"))
        .Instead("AllowAnonymous() where the request has [Access(AccessLevel.Anyone)], RequireAuthorization() where it is for those who have signed in, RequireAccess(level) otherwise.")
        .TurnedRedBy("POST /api/v1/canaries/open", "GET /api/v1/canaries/guarded", "POST /api/v1/canaries/weak", "POST /api/v1/canaries/other");

    [Fact]
    public void Every_endpoint_says_what_success_is() => Endpoints
        .AtLeast(31)
        .Demands(e => e.Answers.Count(a => a.StatusCode is >= 200 and < 300) == 1
            && e.Answers.All(a => a.StatusCode is not (200 or 201) || (a.Type is { } type && type != typeof(void))), "does not say which status and type success has")
        .Instead("Return OkOr<T>, CreatedOr<T> or NoContentOr.")
        .TurnedRedBy("GET /api/v1/canaries/silent");

    [Fact]
    public void Every_endpoint_says_which_problems_it_answers_with() => Endpoints
        .AtLeast(31)
        .Forbids(e => NeededProblems(e).Where(status => !e.Answers.Any(a => a.StatusCode == status && a.ContentTypes.Contains(Problem))).Select(status => $"does not describe {status} as a problem"))
        .Instead("EndpointGroups describes them for every endpoint of a group: map it there.")
        .TurnedRedBy("GET /api/v1/canaries/silent");

    public ValueTask DisposeAsync() => _canaries.DisposeAsync();

    private IEnumerable<ApiEndpoint> Real => ApiEndpoint.Of(program.Services.GetRequiredService<EndpointDataSource>());

    private IEnumerable<ApiEndpoint> Canaries => ApiEndpoint.Of((IEndpointRouteBuilder)_canaries);

    private Rule<ApiEndpoint> Endpoints => new Rule<ApiEndpoint>([.. Real], [.. Canaries], e => e.Address).Where(e => e.IsInApi);

    private static IEnumerable<int> NeededProblems(ApiEndpoint endpoint) =>
        [400, 422, 429, 503, .. endpoint.IsGuarded ? [401, 403] : Array.Empty<int>(), .. endpoint.HasParameters ? [404] : Array.Empty<int>()];
}
