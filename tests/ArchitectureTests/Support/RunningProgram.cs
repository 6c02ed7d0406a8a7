using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

namespace MultiWeb.ArchitectureTests.Support;

/// <summary>The real program over a real database of its own, which is migrated on the way up and dropped at the end.</summary>
public sealed class RunningProgram : WebApplicationFactory<Program>, IAsyncLifetime
{
    private const string Setting = "ConnectionStrings__Postgres";

    private readonly string _database = $"arch_{Guid.NewGuid():N}";
    private readonly string _keyFolder = Path.Combine(Path.GetTempPath(), $"multiweb-arch-{Guid.NewGuid():N}");

    private static string DatabaseServer => Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } text
        ? text
        : throw new InvalidOperationException($"{Setting} is not set: start PostgreSQL and set it, eval \"$(scripts/services.sh --test env)\".");

    public async Task InitializeAsync()
    {
        await ExecuteOnServerAsync($"CREATE DATABASE {_database}");
        try
        {
            _ = Services; // starts it
        }
        catch
        {
            await DropDatabaseAsync();
            throw;
        }
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        await DropDatabaseAsync();
    }

    /// <summary>A connection to the migrated database.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(ConnectionTo(_database));
        await connection.OpenAsync();
        return connection;
    }

    private async Task DropDatabaseAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteOnServerAsync($"DROP DATABASE {_database} WITH (FORCE)");
        if (Directory.Exists(_keyFolder))
            Directory.Delete(_keyFolder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("ConnectionStrings:Postgres", ConnectionTo(_database))
        .UseSetting("ConnectionStrings:Redis", "")
        .UseSetting("Development:KeyFolder", _keyFolder)
        .UseSetting("Images:Folder", Path.Combine(_keyFolder, "images"))
        .UseSetting("Passwords:BcryptCost", "4")
        .UseSetting("RateLimiting:Enabled", "false")
        .UseSetting("Shutdown:DrainSeconds", "0")
        .UseSetting("Urls", "http://127.0.0.1:0");

    private static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(DatabaseServer) { Database = database }.ConnectionString;

    private static async Task ExecuteOnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Tests that share the one running program.</summary>
[CollectionDefinition(Name)]
public sealed class RunningProgramTests : ICollectionFixture<RunningProgram>
{
    public const string Name = "The running program";
}
