using MultiWeb.IntegrationTests.Common.Faults;
using Npgsql;

namespace MultiWeb.IntegrationTests.Common.Databases;

/// <summary>The PostgreSQL and the Redis that the tests run against: real ones, named by the environment.</summary>
internal static class Servers
{
    public static string Postgres { get; } = Named("ConnectionStrings__Postgres");

    public static string Redis { get; } = Named("ConnectionStrings__Redis");

    /// <summary>The same server, another database.</summary>
    public static string PostgresWith(string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(Postgres) { Database = database, Pooling = pooling }.ConnectionString;

    /// <summary>The same Redis by another way.</summary>
    public static string RedisBy(TcpProxy way) => string.Join(',', [$"127.0.0.1:{way.Port}", .. Redis.Split(',')[1..]]);

    public static TcpProxy NewWayToRedis() => Redis.Split(',')[0].Split(':') is [var host, var port] ? TcpProxy.To(host, int.Parse(port)) : TcpProxy.To(Redis.Split(',')[0], 6379);

    private static string Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{variable} is not set. Run these tests by ./scripts/test.sh, which brings PostgreSQL and Redis.");
}
