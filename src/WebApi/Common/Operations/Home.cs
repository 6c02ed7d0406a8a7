using System.Net;
using System.Net.Mime;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Common.Operations;

/// <summary>What stands at the front door: a page for a person, the same as JSON for a program.</summary>
internal static class Home
{
    private const string Demo =
        "<h2>Somebody to log in as</h2><p>Seeded databases have <code>minji@demo.example</code> with the password <code>multiweb-demo-2026</code>: POST /api/v1/auth/login.</p>";

    private const string Metrics = "<dt><a href=\"/metrics\">/metrics</a></dt><dd>its figures, for Prometheus</dd>";

    private static readonly string Page = Read();

    public static void MapHome(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", GetIdentity).WithName(nameof(GetIdentity)).WithTags("Operations").Produces<ServiceResponse>().AllowAnonymous().WithoutRate();

    private static IResult GetIdentity(HttpContext context, IHostEnvironment environment)
    {
        context.Response.Headers.Vary = "Accept";
        var development = environment.IsDevelopment();
        if (!context.Request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase))
            return Results.Json(new ServiceResponse("multiweb", Health.Version, environment.EnvironmentName.ToLowerInvariant(), LinksFor(development)));
        return Results.Content(
            Page.Replace("{{version}}", WebUtility.HtmlEncode(Health.Version), StringComparison.Ordinal)
                .Replace("{{environment}}", WebUtility.HtmlEncode(environment.EnvironmentName.ToLowerInvariant()), StringComparison.Ordinal)
                .Replace("{{origin}}", WebUtility.HtmlEncode($"{context.Request.Scheme}://{context.Request.Host}"), StringComparison.Ordinal)
                .Replace("{{metrics}}", development ? Metrics : "", StringComparison.Ordinal)
                .Replace("{{demo}}", development ? Demo : "", StringComparison.Ordinal),
            "text/html; charset=utf-8");
    }

    private static Dictionary<string, string> LinksFor(bool development)
    {
        var links = new Dictionary<string, string> { ["docs"] = "/docs", ["openapi"] = "/openapi/v1.json", ["health"] = "/health", ["problems"] = "/problems" };
        // Elsewhere they have a port of their own, which is nobody's business here.
        if (development)
            links["metrics"] = "/metrics";
        return links;
    }

    private static string Read()
    {
        using var stream = typeof(Home).Assembly.GetManifestResourceStream(typeof(Home), "Home.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

internal sealed record ServiceResponse(string Name, string Version, string Environment, IReadOnlyDictionary<string, string> Links);
