using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>The one connection to Redis, or none: everything that Redis does, a single instance can do without it.</summary>
internal sealed class RedisConnection : IDisposable
{
    private RedisConnection(ConnectionMultiplexer? multiplexer) => Multiplexer = multiplexer;

    /// <summary>Null where no Redis is configured.</summary>
    public ConnectionMultiplexer? Multiplexer { get; }

    /// <summary>Starts connecting and goes on without waiting: a service that could not start without Redis would need it.</summary>
    public static RedisConnection Open(IConfiguration configuration, ILoggerFactory loggers)
    {
        var text = configuration.GetConnectionString("Redis");
        if (string.IsNullOrWhiteSpace(text))
            return new RedisConnection(null);

        var options = Parse(text);
        options.ClientName = "multiweb";
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1000;
        options.SyncTimeout = 1000;
        options.KeepAlive = 5;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        var multiplexer = ConnectionMultiplexer.Connect(options);
        var logger = loggers.CreateLogger<RedisConnection>();
        multiplexer.ConnectionFailed += (_, failure) => logger.LogWarning("The connection to Redis failed ({Failure})", failure.FailureType);
        multiplexer.ConnectionRestored += (_, _) => logger.LogWarning("The connection to Redis is back");
        return new RedisConnection(multiplexer);
    }

    public void Dispose() => Multiplexer?.Dispose();

    private static ConfigurationOptions Parse(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text);
        }
        catch (ArgumentException)
        {
            throw new ConfigurationException("ConnectionStrings__Redis cannot be read: it has the form 'host:6379,password=…', or is empty.");
        }
    }
}
