using Microsoft.Extensions.Configuration;
using Npgsql;
using StackExchange.Redis;

namespace MultiWeb.Infrastructure.Common.Redis;

/// <summary>Which Redis, and what is ours in it. Everything that Redis does, a single instance can do without it.</summary>
/// <param name="Options">How to connect; null where no Redis is configured.</param>
/// <param name="Namespace">What all instances on one database share, and nobody else in the same Redis.</param>
internal sealed record RedisSettings(ConfigurationOptions? Options, string Namespace)
{
    public bool IsConfigured => Options is not null;

    /// <exception cref="ConfigurationException">The connection string cannot be read.</exception>
    public static RedisSettings Load(IConfiguration configuration, NpgsqlDataSource database)
    {
        // The name of the database is the same for all its instances, whichever host name or proxy each of them reaches it by.
        var name = configuration["Redis:Namespace"] is { Length: > 0 } given ? given : new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        var text = configuration.GetConnectionString("Redis");
        return new RedisSettings(string.IsNullOrWhiteSpace(text) ? null : Parse(text), name ?? "");
    }

    /// <summary>A key or a channel of ours. What is in braces decides a key's place in a cluster: ours stay together.</summary>
    public string Name(string name) => $"{{multiweb:{Namespace}}}:{name}";

    private static ConfigurationOptions Parse(string text)
    {
        try
        {
            var options = ConfigurationOptions.Parse(text);
            options.ClientName = "multiweb";
            options.AbortOnConnectFail = true; // an attempt ends; RedisHeartbeat makes the next
            options.ConnectTimeout = 1000;
            options.ConnectRetry = 1;
            options.SyncTimeout = 1000;
            options.KeepAlive = 5;
            return options;
        }
        catch (ArgumentException)
        {
            throw new ConfigurationException("ConnectionStrings__Redis cannot be read: it has the form 'host:6379,password=…', or is empty.");
        }
    }
}
