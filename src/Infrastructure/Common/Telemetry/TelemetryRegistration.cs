using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Infrastructure.Common.Telemetry.Metrics;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>What measures, and what carries it outside.</summary>
internal static class TelemetryRegistration
{
    public static void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(ServiceIdentity.Load(configuration));
        services.AddSingleton(OtlpSettings.Load(configuration));
        services.AddSingleton(MetricsSettings.Load(configuration));
        services.AddInstruments<ProcessMetrics>();
        services.AddSingleton<PrometheusExporter>();
        services.AddHostedService<MetricsPipeline>();
        services.AddHostedService<MetricsListener>();
        services.AddHostedService<Traces>();
    }
}
