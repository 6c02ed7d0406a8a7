using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Common.Behaviours;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Common.Outbox;

internal static class OutboxRegistration
{
    /// <summary>Consumers are found by what they implement.</summary>
    public static void AddOutbox(this IServiceCollection services)
    {
        var consumers = typeof(Pipeline).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && EventCatalogue.EventsOf(t).Any()).ToList();
        foreach (var consumer in consumers)
            services.AddTransient(consumer);
        services.AddSingleton(new EventCatalogue(consumers));
        services.AddScoped<OutboxWriter>();
        services.AddScoped<OutboxOperator>();
        services.AddSingleton<Delivery>();
        services.AddSingleton<OutboxBell>();
        services.AddSingleton<IChannelSubscriber>(provider => provider.GetRequiredService<OutboxBell>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxBell>());
        services.AddInstruments<OutboxMetrics>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxMetrics>());
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<OutboxSweeper>();
    }
}
