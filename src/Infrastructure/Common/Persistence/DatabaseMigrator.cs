using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Brings the database to the schema of this program. Safe to run twice, and at the same time from several places.</summary>
public sealed class DatabaseMigrator(MultiWebDbContext db, ILogger<DatabaseMigrator> logger)
{
    /// <exception cref="ConfigurationException">There is no database to migrate where the connection string points.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await RefuseWithoutDatabaseAsync(cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        logger.LogInformation("The database is up to date; {Count} migrations were applied", pending.Count);
    }

    /// <summary>The migrations that this program knows and the database does not.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken) =>
        [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];

    /// <exception cref="ConfigurationException">There is no database, or it is not as this program knows it.</exception>
    public async Task RefuseUnlessUpToDateAsync(CancellationToken cancellationToken)
    {
        await RefuseWithoutDatabaseAsync(cancellationToken);
        if (await PendingAsync(cancellationToken) is [var first, ..])
            throw new ConfigurationException($"the database is not up to date: run the verb migrate first ({first} is missing).");
    }

    /// <summary>Every migration that this program knows, oldest first.</summary>
    public IReadOnlyList<string> Known => [.. db.GetService<IMigrationsAssembly>().Migrations.Keys];

    private async Task RefuseWithoutDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            await db.Database.CloseConnectionAsync();
        }
        catch (NpgsqlException exception)
        {
            var reason = exception is PostgresException refused ? refused.MessageText : "it does not answer";
            throw new ConfigurationException($"ConnectionStrings__Postgres: the database at {db.Database.GetDbConnection().DataSource} cannot be used: {reason}.");
        }
    }
}
