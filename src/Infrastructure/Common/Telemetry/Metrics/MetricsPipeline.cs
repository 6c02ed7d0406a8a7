using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MultiWeb.Application.Common.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <summary>
/// From the instruments to whoever reads them: Prometheus, which comes and asks, and a collector that is sent to over OTLP where
/// one is configured. Only this program's own instruments are heard, and what <see cref="ForeignInstrument"/> lists.
/// </summary>
internal sealed class MetricsPipeline(
    PrometheusExporter prometheus, IMeterFactory meters, ServiceIdentity service, OtlpSettings otlp, IConfiguration configuration) : IHostedService, IDisposable
{
    private MeterProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(service.Describe)
            .AddMeter([Instrumentation.Name, .. ForeignInstrument.Meters])
            .AddView(Select)
            .AddReader(new BaseExportingMetricReader(prometheus));
        if (otlp.Enabled)
            builder.ConfigureServices(services => services.AddSingleton(configuration)).AddOtlpExporter();
        _provider = builder.Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _provider?.Dispose();

    private MetricStreamConfiguration? Select(Instrument instrument)
    {
        // A meter's scope is the container that made it. Libraries that know none have none.
        if (instrument.Meter.Scope is { } scope && !ReferenceEquals(scope, meters))
            return MetricStreamConfiguration.Drop;
        return instrument.Meter.Name == Instrumentation.Name ? null : ForeignInstrument.ViewOf(instrument);
    }
}
