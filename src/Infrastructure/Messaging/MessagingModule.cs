using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Infrastructure.Common;

namespace MultiWeb.Infrastructure.Messaging;

/// <summary>What people say to each other, and what the marketplace tells them.</summary>
public sealed class MessagingModule : IModule
{
    /// <summary>Everything this module needs is found by what it implements; its own adapters go here.</summary>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }
}
