using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Problems;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Common.Endpoints;

internal static class EndpointGroups
{
    public const string ApiPrefix = "/api/v1";

    public static void MapEndpointGroups(this IEndpointRouteBuilder routes)
    {
        var groups = typeof(EndpointGroups).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IEndpointGroup)))
            // The order of the OpenAPI document, which must not depend on the order in which a machine lists its files.
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (IEndpointGroup)Activator.CreateInstance(t)!);
        foreach (var group in groups)
        {
            var routeGroup = routes.MapGroup(group.Prefix).WithTags(group.Tag);
            ((IEndpointConventionBuilder)routeGroup).Finally(Describe);
            group.Map(routeGroup);
        }
    }

    /// <summary>An endpoint that nobody has decided about would be open, or closed, by accident: it stops the program.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public static void RefuseUndecidedEndpoints(this IEndpointRouteBuilder routes)
    {
        var undecided = routes.DataSources.SelectMany(s => s.Endpoints)
            .Where(e => AccessPolicies.LevelOf(e.Metadata) is null)
            .Select(e => e.DisplayName).ToList();
        if (undecided.Count > 0)
            throw new InvalidOperationException($"No authorization decision: {string.Join(", ", undecided)}. Add AllowAnonymous(), RequireAuthorization() or RequireAccess(level).");
    }

    /// <summary>Problems that this endpoint answers with beside those of every other.</summary>
    public static TBuilder AlsoAnswers<TBuilder>(this TBuilder endpoint, params int[] statuses) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata([.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(Problem), [ProblemWriter.ContentType]))]);

    /// <summary>An endpoint is named after its method, where it has no name of its own, and tells which problems it may answer with.</summary>
    private static void Describe(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<IEndpointNameMetadata>().Any() && endpoint.Metadata.OfType<MethodInfo>().FirstOrDefault() is { } method)
            endpoint.Metadata.Add(new EndpointNameMetadata(method.Name));
        foreach (var status in ProblemsOf((RouteEndpointBuilder)endpoint))
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), [ProblemWriter.ContentType]));
    }

    private static IEnumerable<int> ProblemsOf(RouteEndpointBuilder endpoint)
    {
        var changes = endpoint.Metadata.OfType<HttpMethodMetadata>().SelectMany(m => m.HttpMethods).Any(m => m != HttpMethods.Get);
        yield return StatusCodes.Status400BadRequest;
        if (endpoint.Metadata.OfType<IAuthorizeData>().Any())
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
        }
        if (endpoint.RoutePattern.Parameters.Count > 0)
            yield return StatusCodes.Status404NotFound;
        if (endpoint.Metadata.OfType<MethodInfo>().Any(method => method.GetParameters().Any(p => p.ParameterType == typeof(IfMatch))))
            yield return StatusCodes.Status412PreconditionFailed;
        if (changes)
        {
            yield return StatusCodes.Status409Conflict;
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }
        yield return StatusCodes.Status422UnprocessableEntity;
        yield return StatusCodes.Status429TooManyRequests;
        yield return StatusCodes.Status503ServiceUnavailable;
    }
}
