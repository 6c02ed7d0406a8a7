using MultiWeb.Application.Common.Telemetry;

namespace MultiWeb.WebApi.Common.Operations;

/// <summary>
/// The order of a stop that loses no request behind a load balancer: readiness turns to 503 and answers ask the client to close,
/// while everything is still served for a few seconds; only then does the server stop listening.
/// </summary>
internal sealed class Draining(TimeSpan drain, ILogger<Draining> logger) : IHostedLifecycleService
{
    public bool IsDraining { get; private set; }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsDraining = true;
        logger.LogInformation(LogEvents.Draining, "Stopping: draining for {Seconds} seconds", drain.TotalSeconds);
        await Task.Delay(drain, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class DrainingExtensions
{
    private static readonly TimeSpan RequestsUnderWay = TimeSpan.FromSeconds(20);

    /// <param name="drain">How long everything is still served after the order to stop.</param>
    public static IServiceCollection AddDraining(this IServiceCollection services, TimeSpan drain) => services
        .AddSingleton(provider => new Draining(drain, provider.GetRequiredService<ILogger<Draining>>()))
        .AddHostedService(provider => provider.GetRequiredService<Draining>())
        .Configure<HostOptions>(host => host.ShutdownTimeout = drain + RequestsUnderWay);

    public static void UseConnectionDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use((context, next) =>
        {
            if (draining.IsDraining)
                context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}
