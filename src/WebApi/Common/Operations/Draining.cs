namespace MultiWeb.WebApi.Common.Operations;

/// <summary>
/// The order of a stop that loses no request behind a load balancer: readiness turns to 503 and answers ask the client to close,
/// while everything is still served for a few seconds; only then does the server stop listening.
/// </summary>
internal sealed class Draining(IConfiguration configuration, ILogger<Draining> logger) : IHostedLifecycleService
{
    private readonly TimeSpan _drain = TimeSpan.FromSeconds(configuration.GetValue("Shutdown:DrainSeconds", 3.0));

    public bool IsDraining { get; private set; }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsDraining = true;
        logger.LogInformation("Stopping: draining for {Seconds} seconds", _drain.TotalSeconds);
        await Task.Delay(_drain, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class DrainingExtensions
{
    public static IServiceCollection AddDraining(this IServiceCollection services) => services
        .AddSingleton<Draining>()
        .AddHostedService(provider => provider.GetRequiredService<Draining>())
        .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));

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
