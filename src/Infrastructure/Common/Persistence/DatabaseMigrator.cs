using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Brings the database to the schema of this program. Safe to run twice, and at the same time from several places.</summary>
public sealed class DatabaseMigrator(MultiWebDbContext db, NpgsqlDataSource database, ILogger<DatabaseMigrator> logger)
{
    private const long Lock = 0x6D75_6C74_6977_6562; // "multiweb": advisory locks have numbers for names

    private const int Attempts = 10;

    /// <exception cref="ConfigurationException">There is no database to migrate where the connection string points.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        try
        {
            // The limits of the connection string are for requests; a large table takes its time to change. This connection only.
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
            await db.Database.ExecuteSqlRawAsync(
                "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '30min'", cancellationToken);
            await WaitForOthersAsync(cancellationToken);
            var pending = await PendingAsync(cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            logger.LogInformation(LogEvents.DatabaseMigrated, "The database is up to date; {Count} migrations were applied", pending.Count);
        }
        finally
        {
            // Closed for good when it goes back: it has a lock and no limits, and the pool would lend it as it is.
            database.Clear();
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The migrations that this program knows and the database does not.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken) =>
        [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];

    /// <exception cref="ConfigurationException">There is no database, or it is not as this program knows it.</exception>
    public async Task RefuseUnlessUpToDateAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await db.Database.CloseConnectionAsync();
        if (await PendingAsync(cancellationToken) is [var first, ..])
            throw new ConfigurationException($"the database is not up to date: run the verb migrate first ({first} is missing).");
    }

    /// <summary>
    /// One migration at a time. Asked for again and again instead of waited for: a statement that waits holds a snapshot, and
    /// <c>CREATE INDEX CONCURRENTLY</c> elsewhere would wait for that.
    /// </summary>
    private async Task WaitForOthersAsync(CancellationToken cancellationToken)
    {
        for (var waited = false; !await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({Lock}) AS \"Value\"").SingleAsync(cancellationToken); waited = true)
        {
            if (!waited)
                logger.LogInformation(LogEvents.MigrationWaiting, "Another migration is under way; waiting for its end");
            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
        }
    }

    /// <summary>Two seconds are enough for a request, which somebody sends again; at the start a busy database has its time.</summary>
    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.Database.OpenConnectionAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (attempt < Attempts && exception.GetBaseException() is TimeoutException)
            {
                // Once more.
            }
            // Where it thinks that trying again may help, EF wraps what has happened.
            catch (Exception exception) when ((exception as NpgsqlException ?? exception.InnerException as NpgsqlException) is { } cause)
            {
                var reason = cause is PostgresException refused ? refused.MessageText : "it does not answer";
                throw new ConfigurationException($"ConnectionStrings__Postgres: the database at {db.Database.GetDbConnection().DataSource} cannot be used: {reason}.");
            }
        }
    }
}
