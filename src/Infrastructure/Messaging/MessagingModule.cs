using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Seeding;
using MultiWeb.Infrastructure.Messaging.Conversations.Seeding;
using MultiWeb.Infrastructure.Messaging.Notifications.Seeding;

namespace MultiWeb.Infrastructure.Messaging;

/// <summary>What people say to each other, and what the marketplace tells them.</summary>
public sealed class MessagingModule : IModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ISeeder, DemoConversations>();
        services.AddScoped<ISeeder, DemoNotifications>();
    }
}
