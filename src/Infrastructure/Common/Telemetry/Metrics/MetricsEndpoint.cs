using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <summary>Where the metrics are read: on a port of their own, or, on a developer's machine, with the API.</summary>
public static class MetricsEndpoint
{
    internal const string Path = "/metrics";

    /// <summary>Beside the API, unless the metrics have a port of their own; <paramref name="configure"/> says what holds for the endpoint then.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder routes, Action<IEndpointConventionBuilder> configure)
    {
        if (routes.ServiceProvider.GetRequiredService<MetricsSettings>().Port is null)
            configure(routes.MapGet(Path, context => AnswerAsync(context, context.RequestServices.GetRequiredService<PrometheusExporter>())));
    }

    /// <summary>What happens in a marketplace is nobody's business outside: in production it is not told where everybody may ask.</summary>
    /// <exception cref="ConfigurationException">This is not development, and the metrics have no port of their own.</exception>
    public static void RequireMetricsPort(this IServiceProvider services)
    {
        if (services.GetRequiredService<MetricsSettings>().Port is null && !services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            throw new ConfigurationException("Metrics__Port is not set: outside development the metrics have a port of their own, apart from the API.");
    }

    internal static async Task AnswerAsync(HttpContext context, PrometheusExporter exporter)
    {
        var scrape = await exporter.ScrapeAsync(context.RequestAborted);
        context.Response.ContentType = PrometheusText.ContentType;
        context.Response.ContentLength = scrape.Length;
        await context.Response.Body.WriteAsync(scrape, context.RequestAborted);
    }
}
