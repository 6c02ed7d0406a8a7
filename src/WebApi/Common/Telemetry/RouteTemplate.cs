using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing.Patterns;

namespace MultiWeb.WebApi.Common.Telemetry;

/// <summary>
/// An endpoint's address as metrics, logs and traces know it: <c>/api/v1/products/{id}</c>, without the constraints that only
/// routing needs. Never what a client has sent.
/// </summary>
internal static class RouteTemplate
{
    /// <summary>Whatever no endpoint answers: one value, or every scanner would make thousands.</summary>
    public const string Unmatched = "(unmatched)";

    private static readonly ConditionalWeakTable<Endpoint, string> Known = [];

    public static string Of(Endpoint? endpoint) =>
        endpoint is RouteEndpoint ? Known.GetValue(endpoint, static e => Write(((RouteEndpoint)e).RoutePattern)) : Unmatched;

    private static string Write(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Write))));

    private static string Write(RoutePatternPart part) => part switch
    {
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => "",
    };
}
