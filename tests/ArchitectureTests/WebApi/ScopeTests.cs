using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Common.Security;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.WebApi;

/// <summary>What nobody has thought about is closed to API keys; here it is made sure that somebody thinks about it.</summary>
[Collection(RunningProgramTests.Name)]
public sealed class ScopeTests(RunningProgram program)
{
    private const string Prefix = "/api/v1/";

    /// <summary>Areas without a scope, each with the reason.</summary>
    private static readonly Dictionary<string, string> ClosedToKeys = new(StringComparer.Ordinal)
    {
        ["auth"] = "sessions and passwords are a person's",
        ["reports"] = "a report is what a person has seen",
    };

    [Fact]
    public void Every_area_has_a_scope_or_is_closed_to_keys_for_a_reason() => new Rule<string>([.. Areas], ["auth-of-somebody", "products-elsewhere"], area => area)
        .AtLeast(8)
        .Demands(area => ApiScope.For(area, writes: false) is not null != ClosedToKeys.ContainsKey(area), "is neither, or both")
        .Instead("Add it to ApiScope's areas, or to ClosedToKeys with the reason why no service needs it.")
        .TurnedRedBy("auth-of-somebody", "products-elsewhere");

    private IEnumerable<string> Areas => program.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(e => e.RoutePattern.RawText!).Where(route => route.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(route => route[Prefix.Length..].Split('/')[0]).Distinct();
}
