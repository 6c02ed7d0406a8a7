using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using MultiWeb.Infrastructure.Common.Persistence;
using Npgsql;

namespace MultiWeb.IntegrationTests.Common.Databases;

/// <summary>
/// A migrated database to clone from. Its name holds a digest of the migrations' SQL, so it is made once for as long as they
/// stay the same, and never used for others.
/// </summary>
internal static class DatabaseTemplate
{
    private const long TemplateLock = 0x4D554C5449574542; // any number that nobody else locks
    private const string ClonePrefix = "multiweb_test_";
    private const string TemplatePrefix = "multiweb_template_";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(2);

    private static readonly Lazy<Task<string>> Ready = new(MakeAsync);

    /// <summary>A fresh database of one's own.</summary>
    /// <returns>Its name.</returns>
    public static async Task<string> CloneAsync()
    {
        var template = await Ready.Value;
        var clone = $"{ClonePrefix}{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}_{Guid.NewGuid():N}"[..48];
        await using var server = await ConnectAsync();
        await ExecuteAsync(server, $"CREATE DATABASE {clone} TEMPLATE {template}");
        return clone;
    }

    public static async Task DropAsync(string database)
    {
        await using var server = await ConnectAsync();
        await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
    }

    private static async Task<string> MakeAsync()
    {
        var template = TemplatePrefix + DigestOfMigrations();
        await using var server = await ConnectAsync();
        // Held until the connection closes: test runs that start together make one template.
        await ExecuteAsync(server, $"SELECT pg_advisory_lock({TemplateLock})");
        await SweepAsync(server);
        if ((await ListAsync(server, template)).Count > 0)
            return template;

        // Under another name until it is whole: a run that was killed leaves nothing that looks ready.
        var draft = template + "_draft";
        await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {draft} WITH (FORCE)");
        await ExecuteAsync(server, $"CREATE DATABASE {draft} ENCODING 'UTF8' TEMPLATE template0");
        var connectionString = Servers.PostgresWith(draft, pooling: false);
        await using (var source = NpgsqlDataSource.Create(connectionString))
        await using (var context = ContextFor(connectionString))
            await new DatabaseMigrator(context, source, NullLogger<DatabaseMigrator>.Instance).MigrateAsync(CancellationToken.None);
        await ExecuteAsync(server, $"ALTER DATABASE {draft} RENAME TO {template}");
        return template;
    }

    /// <summary>Drops what runs that were killed have left behind; their names say how old they are.</summary>
    private static async Task SweepAsync(NpgsqlConnection server)
    {
        var oldest = DateTimeOffset.UtcNow - Abandoned;
        foreach (var name in await ListAsync(server, ClonePrefix + "%"))
        {
            if (long.TryParse(name[ClonePrefix.Length..].Split('_')[0], out var born) && DateTimeOffset.FromUnixTimeSeconds(born) < oldest)
                await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static string DigestOfMigrations()
    {
        using var context = ContextFor(Servers.Postgres);
        var script = context.GetService<IMigrator>().GenerateScript();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)))[..16];
    }

    private static MultiWebDbContext ContextFor(string connectionString) => new(
        new DbContextOptionsBuilder<MultiWebDbContext>()
            .UseNpgsql(connectionString)
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options);

    private static async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(Servers.PostgresWith("postgres", pooling: false));
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection server, string sql)
    {
        await using var command = new NpgsqlCommand(sql, server) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ListAsync(NpgsqlConnection server, string pattern)
    {
        await using var command = new NpgsqlCommand("SELECT datname FROM pg_database WHERE datname LIKE $1", server);
        command.Parameters.AddWithValue(pattern);
        await using var rows = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync())
            names.Add(rows.GetString(0));
        return names;
    }
}
