using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using MultiWeb.Application.Common.Behaviours;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>
/// Sends traces and metrics over OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says to whom. ASP.NET Core, HttpClient and Npgsql
/// emit their own; ours join them by name. The exporter works aside: when nobody listens, no request notices.
/// </summary>
internal sealed class OtlpExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private static readonly string[] Sources = [UseCaseMetrics.MeterName, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];
    private static readonly string[] Meters = [UseCaseMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    /// <exception cref="ConfigurationException">The endpoint is no address.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } endpoint)
            return Task.CompletedTask;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new ConfigurationException("OTEL_EXPORTER_OTLP_ENDPOINT cannot be read: it has the form 'http://collector:4317'.");
        var service = ResourceBuilder.CreateDefault().AddService("multiweb");
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(service).AddSource(Sources).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(service).AddMeter(Meters).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush(timeoutMilliseconds: 1000);
        _metrics?.ForceFlush(timeoutMilliseconds: 1000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
