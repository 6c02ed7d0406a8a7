using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MultiWeb.Infrastructure.Common;

/// <summary>A module's one registration: everything it adds to the container.</summary>
public interface IModule
{
    void Register(IServiceCollection services, IConfiguration configuration);
}
