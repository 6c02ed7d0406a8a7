using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.Seeding;
using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Products.Seeding;

/// <summary>Fills the shelves with up to a million listings, all of them on offer, by COPY.</summary>
internal sealed class BulkListings(MultiWebDbContext db, NpgsqlDataSource database, IIdentitySequence ids, Scene scene) : IBulkSeeder
{
    /// <summary>Rows to a commit: so many a writer loses at most when it is cut off.</summary>
    private const int BatchSize = 5_000;

    /// <summary>The work is the server's, in its indexes; more writers would wait for each other there.</summary>
    private const int Writers = 2;

    private const int Seed = 19; // any number; another one makes other listings

    private static readonly TimeSpan Past = TimeSpan.FromDays(140);

    public async Task FillAsync(int target, SeedState state, IProgress<FillProgress> progress, CancellationToken cancellationToken)
    {
        try
        {
            await FillUpAsync(target, state, progress, cancellationToken);
        }
        finally
        {
            database.Clear(); // nobody else shall work without limits and without waiting for the disk
        }
    }

    private async Task FillUpAsync(int target, SeedState state, IProgress<FillProgress> progress, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForBulkAsync(cancellationToken);
        await connection.ExecuteSqlAsync($"SELECT pg_advisory_lock({SeedLock.Number})", cancellationToken);
        var found = (int)await connection.CountRowsAsync("catalog.products WHERE status = 'available'", cancellationToken);
        if (found >= target)
            return;

        var fill = new Fill(target, new ListingWriter(await Assortment.LoadAsync(db, cancellationToken)), Urn<Neighbour>.Zipf(state.Neighbours, 0.45));
        var done = (long)found;
        progress.Report(new FillProgress(done, target));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, (target - found + BatchSize - 1) / BatchSize).Select(batch => found + batch * BatchSize),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
            async (start, token) =>
            {
                var end = Math.Min(start + BatchSize, target);
                await WriteAsync(start, end, fill, token);
                progress.Report(new FillProgress(Interlocked.Add(ref done, end - start), target));
            });
        state.Note("more listings", target - found);
        // Sorts in what the indexes of the words keep aside while they are written to, and counts words anew for the planner.
        await connection.ExecuteSqlAsync("VACUUM (ANALYZE) catalog.products", cancellationToken);
    }

    private async Task WriteAsync(int start, int end, Fill fill, CancellationToken cancellationToken)
    {
        var dice = new Random(Seed + start); // of its own, so that the writers' order makes no difference
        var (listed, seen) = (new List<long>(end - start), new List<int>(end - start));
        await using var connection = await database.OpenForBulkAsync(cancellationToken);
        await new BulkInsert<Product>(db.Model).WriteAsync(connection, ListAsync(), cancellationToken);
        await connection.AddViewsAsync([.. listed], [.. seen], cancellationToken);

        async IAsyncEnumerable<Product> ListAsync()
        {
            for (var i = start; i < end; i++)
            {
                var seller = fill.Sellers.Draw(dice);
                // Evenly from the past to the present, as far as he was there then.
                var past = TimeSpan.FromTicks(Math.Min(Past.Ticks, (scene.Present - seller.JoinedAt).Ticks));
                var at = scene.Present - past * ((fill.Target - i - dice.NextDouble()) / fill.Target);
                listed.Add(await ids.NextAsync<Product>(cancellationToken));
                seen.Add(ListingWriter.ViewsOf(dice));
                yield return Product.List(listed[^1], seller.Id, fill.Writer.Write(dice, seller.Home), [], at);
            }
        }
    }

    private sealed record Fill(int Target, ListingWriter Writer, Urn<Neighbour> Sellers);
}
