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
        // What is parked stays until somebody has looked at it. The inbox outlives the outbox, or a message delivered a second time
        // just before would find no entry.
        services.AddSingleton(new Retention("outbox", """
            DELETE FROM common.outbox WHERE id IN (
                SELECT id FROM common.outbox WHERE processed_at < now() - interval '7 days' ORDER BY processed_at LIMIT 1000 FOR UPDATE SKIP LOCKED);
            DELETE FROM common.inbox WHERE ctid IN (
                SELECT i.ctid FROM common.inbox i
                WHERE i.consumed_at < now() - interval '8 days' AND NOT EXISTS (SELECT FROM common.outbox m WHERE m.id = i.message_id)
                ORDER BY i.consumed_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
            """));
    }
}
