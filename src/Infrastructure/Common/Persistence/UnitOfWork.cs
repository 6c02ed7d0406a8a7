using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Outbox;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

internal sealed class UnitOfWork(
    MultiWebDbContext db, ReactionDispatcher reactions, OutboxWriter outbox, OutboxBell bell, CommitObservers observers, IAnswerCache cache,
    RowLock rows, ILogger<UnitOfWork> logger) : IUnitOfWork
{
    /// <summary>What the server was told to do it has done or given up by then.</summary>
    private static readonly TimeSpan LongestCommit = TimeSpan.FromSeconds(10);

    public async Task<TResponse> ExecuteAsync<TResponse>(Func<Task<TResponse>> work, bool commitRefusals, CancellationToken cancellationToken)
        where TResponse : Result, IFailable<TResponse>
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await work();
                if (response.IsSuccess || commitRefusals)
                    await CommitAsync(cancellationToken);
                return response;
            }
            catch (Exception exception) when (IsLostRace(exception))
            {
                if (AnswerOf(exception) is { } refusal)
                    return TResponse.Failure(refusal);
                logger.LogDebug(LogEvents.RaceLost, "Attempt {Attempt} lost a race ({Reason})", attempt, exception.GetBaseException().GetType().Name);
                if (attempt == IUnitOfWork.MaxAttempts)
                    return TResponse.Failure(CommonErrors.Unavailable);
                await Task.Delay(Random.Shared.Next(2, 10 * attempt), cancellationToken);
            }
            finally
            {
                await rows.EndAsync();
                // Whatever happened, nothing that was read here is good for another attempt or another command.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        await reactions.DispatchAsync(cancellationToken);
        db.ChangeTracker.DetectChanges();
        var roots = db.ChangeTracker.Entries<AggregateRoot>().ToList();
        foreach (var root in roots)
            RefuseSilentChange(root);
        var changed = roots.Where(r => r.Entity.Events.Count > 0)
            .SelectMany(r => r.Entity.Events.OfType<IConcernsAnother>().Select(e => (e.Aggregate, Id: e.AggregateId)).Prepend((Aggregate: Wording.Of(r.Metadata.ClrType.Name), r.Entity.Id)))
            .SelectMany(touched => new[] { CacheTag.Of(touched.Aggregate, touched.Id), CacheTag.OfAny(touched.Aggregate) })
            .Distinct().ToList();
        var delivers = await outbox.WriteAsync(roots.Select(r => r.Entity), cancellationToken);

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await rows.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception.GetBaseException() is not PostgresException)
        {
            // Cut off in the middle, it may be committed all the same, and perhaps not yet.
            _ = EvictLaterAsync(changed);
            throw;
        }
        finally
        {
            // Also where it failed: one eviction too many does no harm.
            await cache.EvictAsync(changed);
        }
        if (delivers)
            bell.Ring();
        observers.Tell(roots.SelectMany(r => r.Entity.Events));
    }

    private async Task EvictLaterAsync(IReadOnlyCollection<CacheTag> tags)
    {
        await Task.Delay(LongestCommit);
        await cache.EvictAsync(tags);
    }

    /// <summary>A change without an event would leave the version where it is, and the next writer would not notice that he overwrites it.</summary>
    private static void RefuseSilentChange(EntityEntry<AggregateRoot> root)
    {
        if (root.State == EntityState.Modified && root.Entity.Events.Count == 0 && root.Properties.Any(p => p.IsModified && p.Metadata.MovesVersion()))
            throw new InvalidOperationException($"A {root.Metadata.ClrType.Name} was changed without an event.");
    }

    private static bool IsLostRace(Exception exception) =>
        exception is DbUpdateConcurrencyException or StaleReadException ||
        exception.GetBaseException() is PostgresException
        {
            // What a row refers to was there when it was looked for, and is gone; or somebody refers by now to what is to be deleted.
            SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
                or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        };

    private Error? AnswerOf(Exception exception) =>
        exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation
            ? db.Model.AnswerOf(violation.ConstraintName)
            : null;
}
