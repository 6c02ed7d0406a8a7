using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Infrastructure.Common.Redis;
using Npgsql;

namespace MultiWeb.Infrastructure.Common;

public static class Connections
{
    /// <summary>Reads the connection strings now, so that a wrong one stops the program instead of the first request.</summary>
    /// <exception cref="ConfigurationException">One of them cannot be read.</exception>
    public static void OpenConnections(this IServiceProvider services)
    {
        services.GetRequiredService<NpgsqlDataSource>();
        services.GetRequiredService<RedisSettings>();
    }
}
