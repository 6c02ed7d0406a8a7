using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MultiWeb.Application.Common.Telemetry;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <summary>
/// A server of its own for one address, <c>/metrics</c>: whoever may scrape cannot reach the API there, and whoever uses the API
/// cannot reach the metrics. It answers until the program ends, also while requests are drained.
/// </summary>
internal sealed class MetricsListener(
    MetricsSettings settings, PrometheusExporter exporter, IServiceProvider services, ILoggerFactory loggers) : IHostedService, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<MetricsListener>();
    private KestrelServer? _server;

    /// <exception cref="ConfigurationException">The port is taken, or not to be had.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Port is not { } port)
            return;
        var options = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        options.ListenAnyIP(port);
        _server = new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers), loggers);
        try
        {
            await _server.StartAsync(new Scrapes(exporter), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new ConfigurationException($"Metrics__Port: {exception.Message.ReplaceLineEndings(" ")}");
        }
        var address = BindingAddress.Parse(_server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _logger.LogInformation(LogEvents.MetricsListening, "Metrics are served on port {Port}", address.Port);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose() => _server?.Dispose();

    /// <summary>The whole application behind it.</summary>
    private sealed class Scrapes(PrometheusExporter exporter) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context)
        {
            if (context.Request.Path == MetricsEndpoint.Path && HttpMethods.IsGet(context.Request.Method))
                return MetricsEndpoint.AnswerAsync(context, exporter);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        public void DisposeContext(HttpContext context, Exception? exception)
        {
            // It holds nothing.
        }
    }
}
