using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Brings the database to the schema of this program. Safe to run twice, and at the same time from several places.</summary>
public sealed class DatabaseMigrator(MultiWebDbContext db, ILogger<DatabaseMigrator> logger)
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        logger.LogInformation("The database is up to date; {Count} migrations were applied", pending.Count);
    }

    /// <summary>The migrations that this program knows and the database does not.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken) =>
        [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];

    /// <summary>Every migration that this program knows, oldest first.</summary>
    public IReadOnlyList<string> Known => [.. db.GetService<IMigrationsAssembly>().Migrations.Keys];
}
