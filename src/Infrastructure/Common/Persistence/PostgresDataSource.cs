using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>The one pool of connections to PostgreSQL, with the limits that keep a slow database from taking the service with it.</summary>
internal static class PostgresDataSource
{
    public static NpgsqlDataSource Create(IConfiguration configuration, ILoggerFactory loggers)
    {
        var text = configuration.GetConnectionString("Postgres");
        if (string.IsNullOrWhiteSpace(text))
            throw new ConfigurationException("ConnectionStrings__Postgres is not set: there is no database to work with.");

        var given = Parse(text);
        var connection = new NpgsqlConnectionStringBuilder(text)
        {
            ApplicationName = "multiweb",
            // The specification's pool of 20 with an overflow of 10, recycled after an hour.
            MaxPoolSize = given.ContainsKey("Maximum Pool Size") ? given.MaxPoolSize : 30,
            ConnectionLifetime = given.ContainsKey("Connection Lifetime") ? given.ConnectionLifetime : 3600,
            ConnectionIdleLifetime = given.ContainsKey("Connection Idle Lifetime") ? given.ConnectionIdleLifetime : 60,
            ConnectionPruningInterval = given.ContainsKey("Connection Pruning Interval") ? given.ConnectionPruningInterval : 10,
            // Seconds to wait for a connection, from the pool or from the server: then 503, shed and not queued.
            Timeout = given.ContainsKey("Timeout") ? given.Timeout : 2,
            CommandTimeout = given.ContainsKey("Command Timeout") ? given.CommandTimeout : 5,
            MaxAutoPrepare = given.ContainsKey("Max Auto Prepare") ? given.MaxAutoPrepare : 200,
            AutoPrepareMinUsages = 2,
            // Milliseconds. The server gives up a little before the client does.
            Options = given.Options ?? "-c lock_timeout=2000 -c statement_timeout=4500 -c idle_in_transaction_session_timeout=10000",
        };
        return new NpgsqlDataSourceBuilder(connection.ConnectionString).UseLoggerFactory(loggers).Build();
    }

    private static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (ArgumentException)
        {
            throw new ConfigurationException("ConnectionStrings__Postgres cannot be read: it has the form 'Host=…;Port=5432;Database=…;Username=…;Password=…'.");
        }
    }
}
