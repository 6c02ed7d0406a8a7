using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Common.Security;
using MultiWeb.Infrastructure.Common.Outbox;

namespace MultiWeb.Infrastructure.Common.Seeding;

public static class SceneRegistration
{
    /// <summary>For the verb seed: whoever acts, acts on the scene and in its time, and nobody gets a mail about it.</summary>
    public static void AddScene(this IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<Scene>());
        services.AddSingleton<ICurrentUser>(provider => provider.GetRequiredService<Scene>());
        services.AddSingleton(new EventCatalogue([]));
    }
}
