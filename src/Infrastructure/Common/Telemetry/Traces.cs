using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MultiWeb.Application.Common.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>
/// Sends traces over OTLP, where a collector is configured: HTTP → use case → PostgreSQL. ASP.NET Core, HttpClient and Npgsql
/// make their own spans; ours join them by the name of their source. Which traces are sent, <c>OTEL_TRACES_SAMPLER</c> says.
/// The exporter works aside, with a bounded queue: when nobody listens, no request notices.
/// </summary>
internal sealed class Traces(ServiceIdentity service, OtlpSettings otlp, IConfiguration configuration) : IHostedService, IDisposable
{
    private const string Requests = "Microsoft.AspNetCore";

    private static readonly string[] Sources = [Instrumentation.Name, Requests, "System.Net.Http", "Npgsql"];

    /// <summary>A request has a trace's id whether or not it is sent anywhere: lines of the log and answers tell it.</summary>
    private readonly ActivityListener _ids = new()
    {
        ShouldListenTo = static source => source.Name == Requests,
        Sample = static (ref _) => ActivitySamplingResult.PropagationData,
    };

    private TracerProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ActivitySource.AddActivityListener(_ids);
        if (otlp.Enabled)
            _provider = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(service.Describe)
                .AddSource(Sources)
                .AddOtlpExporter()
                .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _ids.Dispose();
        _provider?.Dispose();
    }
}
