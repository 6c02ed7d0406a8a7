using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>The one pool of connections to PostgreSQL, with the limits that keep a slow database from taking the service with it.</summary>
internal static class PostgresDataSource
{
    /// <summary>
    /// What holds where the connection string does not say otherwise. A pool of 30 (20 for the usual day, and for the peak another
    /// 10), recycled after an hour; two seconds to wait for a connection, then 503, shed and not queued; and the server gives a
    /// statement up (milliseconds) a little before the client does (seconds). No statement of a request is worth the 20 ms that it
    /// takes to start further workers for it, or to compile it; and a search remembers every page of what it has found, in 16 MB for
    /// millions of listings, or it would read whole pages again. A connection goes back to the pool as it is: to
    /// make the server forget its session takes seven statements, half as much again as reading a row. So whoever changes the
    /// session (SET without LOCAL, LISTEN, a lock that outlives its transaction) has the pool cleared in the end.
    /// </summary>
    private const string Defaults =
        "Application Name=multiweb;Maximum Pool Size=30;Connection Lifetime=3600;Connection Idle Lifetime=60;Connection Pruning Interval=10;"
        + "Timeout=2;Command Timeout=5;Max Auto Prepare=200;Auto Prepare Min Usages=2;No Reset On Close=true;"
        + "Options=-c lock_timeout=2000 -c statement_timeout=4500 -c idle_in_transaction_session_timeout=10000 -c work_mem=16MB -c max_parallel_workers_per_gather=0 -c jit=off;";

    public static NpgsqlDataSource Create(IConfiguration configuration, ILoggerFactory loggers)
    {
        var text = configuration.GetConnectionString("Postgres");
        if (string.IsNullOrWhiteSpace(text))
            throw new ConfigurationException("ConnectionStrings__Postgres is not set: there is no database to work with.");

        // The name is a label of the pool's metrics, which would otherwise show the connection string.
        return new NpgsqlDataSourceBuilder(Parse(Defaults + text).ConnectionString) { Name = "primary" }
            .UseLoggerFactory(loggers)
            .ConfigureTracing(tracing => tracing.ConfigureCommandFilter(_ => IsAsked).ConfigureBatchFilter(_ => IsAsked))
            .Build();
    }

    /// <summary>Whether somebody's span is open. What looks for work every second would fill the traces with itself.</summary>
    private static bool IsAsked => Activity.Current is not null;

    /// <exception cref="ConfigurationException">It is no connection string.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
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
