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

    private static string Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{variable} is not set. Run these tests by ./scripts/test.sh, which brings PostgreSQL and Redis.");
}
