using System.Reflection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Common.Operations;

/// <summary>Whether the program lives (no dependency), and whether it should be given work.</summary>
internal static class Health
{
    public static readonly string Version = typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Operations").AllowAnonymous().WithoutRate();
        group.MapGet("/health", GetHealth).WithName(nameof(GetHealth)).Produces<HealthResponse>();
        group.MapGet("/health/live", GetLiveness).WithName(nameof(GetLiveness));
        group.MapGet("/health/ready", GetReadiness).WithName(nameof(GetReadiness)).Produces<HealthResponse>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static LivenessResponse GetLiveness() => new("healthy", Version);

    /// <summary>Always 200: what is wrong is in the body. For a person, or for a client that asks whether anybody is there.</summary>
    private static async Task<IResult> GetHealth(HealthCheckService checks, Draining draining, CancellationToken cancellationToken) =>
        Results.Json(await CheckAsync(checks, draining, cancellationToken));

    private static async Task<IResult> GetReadiness(HealthCheckService checks, Draining draining, CancellationToken cancellationToken)
    {
        var health = await CheckAsync(checks, draining, cancellationToken);
        if (health.Status != "unhealthy")
            return Results.Json(health);
        return new NoContentOr(Result.Failure(CommonErrors.Unavailable with
        {
            Detail = $"Not ready: {string.Join(", ", health.Checks.Where(check => check.Value == "unhealthy").Select(check => check.Key))}.",
            Extensions = new Dictionary<string, object?> { ["checks"] = health.Checks, ["version"] = health.Version },
        }));
    }

    private static async Task<HealthResponse> CheckAsync(HealthCheckService checks, Draining draining, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var parts = report.Entries.ToDictionary(e => e.Key, e => WordFor(e.Value.Status));
        if (draining.IsDraining)
            parts["draining"] = "unhealthy";
        return new HealthResponse(draining.IsDraining ? "unhealthy" : WordFor(report.Status), Version, parts);
    }

    private static string WordFor(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}

/// <param name="Status">healthy, degraded (everything is answered, something is slower or narrower) or unhealthy.</param>
/// <param name="Checks">The same for each part.</param>
internal sealed record HealthResponse(string Status, string Version, IReadOnlyDictionary<string, string> Checks);

internal sealed record LivenessResponse(string Status, string Version);
