namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>
/// Makes a marketplace large, for measuring. Every batch is committed by itself: one that is cut off leaves a database that works
/// and can be filled further.
/// </summary>
public interface IBulkSeeder
{
    /// <summary>Adds what is missing to a number; nothing where there are as many already.</summary>
    Task FillAsync(int target, SeedState state, IProgress<FillProgress> progress, CancellationToken cancellationToken);
}

/// <param name="Done">How many are there.</param>
/// <param name="Target">How many there shall be.</param>
public readonly record struct FillProgress(long Done, long Target);
