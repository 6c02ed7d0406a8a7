using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>Plants what the modules have for a demonstration, and fills the marketplace up to a number where one is wanted.</summary>
public sealed class DatabaseSeeder(
    MultiWebDbContext db, DatabaseMigrator migrator, IEnumerable<ISeeder> seeders, IEnumerable<IBulkSeeder> bulkSeeders,
    IAnswerCache cache, ILogger<DatabaseSeeder> logger)
{
    /// <summary>What looks like a marketplace and is planted in seconds.</summary>
    private const int DemonstrationListings = 3000;

    /// <exception cref="ConfigurationException">The database is not there or not up to date.</exception>
    public async Task<SeedState> SeedAsync(SeedOptions options, IProgress<FillProgress> progress, CancellationToken cancellationToken)
    {
        await migrator.RefuseUnlessUpToDateAsync(cancellationToken);
        var state = new SeedState { MaxListings = Math.Min(options.Products ?? DemonstrationListings, DemonstrationListings) };
        await PlantAsync(state, cancellationToken);
        try
        {
            if (options.Products is { } target)
            {
                foreach (var seeder in bulkSeeders)
                    await seeder.FillAsync(target, state, progress, cancellationToken);
            }
        }
        finally
        {
            // The units of work have told other instances too early, before the one commit; COPY has told nobody. Also where it
            // was interrupted: what is in is in.
            await cache.EvictAsync([.. db.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(AggregateRoot))).Select(t => CacheTag.OfAny(Wording.Of(t.ClrType.Name)))]);
        }
        foreach (var (what, count) in state.Planted)
            logger.LogInformation(LogEvents.SeedPlanted, "{Count} {Type} were planted", count, what);
        return state;
    }

    /// <summary>
    /// One transaction around the units of work of all that happens in the demonstration: whoever interrupts it leaves nothing
    /// behind, and thousands of commits cost one. Another seeding at the same time waits, and then finds everything there.
    /// </summary>
    private async Task PlantAsync(SeedState state, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        db.Database.AutoSavepointsEnabled = false; // a command that fails here ends the whole
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(
            "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0", cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({SeedLock.Number})", cancellationToken);
        foreach (var seeder in seeders)
            await seeder.SeedAsync(state, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
