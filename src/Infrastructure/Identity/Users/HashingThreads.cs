using System.Collections.Concurrent;
using MultiWeb.Application.Common;

namespace MultiWeb.Infrastructure.Identity.Users;

/// <summary>
/// Threads that do nothing but hash. A hash keeps a core busy for a third of a second: on the thread pool, a hundred logins would
/// leave nobody to answer anything else. A few more wait in order; whoever comes beyond that is sent away after a moment, for an
/// answer that comes after everybody's patience has run out helps nobody. After a moment and not at once: clients that try again
/// without a pause would keep the rest of the machine busy with being sent away.
/// </summary>
internal sealed class HashingThreads : IDisposable
{
    private readonly BlockingCollection<Action> _queue = [];
    private readonly SemaphoreSlim _places;
    private readonly TimeSpan _patience;
    private readonly int _total;
    private readonly int _threads;
    private long _refusals;

    /// <param name="threads">How many hash at once.</param>
    /// <param name="places">How many may wait for them.</param>
    /// <param name="patience">How long somebody stands before the door who has found no place.</param>
    public HashingThreads(int threads, int places, TimeSpan patience)
    {
        (_threads, _total, _patience) = (threads, threads + places, patience);
        _places = new SemaphoreSlim(_total);
        for (var number = 1; number <= threads; number++)
            new Thread(Work) { IsBackground = true, Name = $"hashing {number}" }.Start();
    }

    /// <summary>Hashing is the one thing here that keeps a core busy: one stays free for everybody else.</summary>
    public static int ForThisMachine => Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>How many have a place and are not being served.</summary>
    public int Waiting => Math.Max(0, _total - _places.CurrentCount - _threads);

    /// <summary>How many have been sent away so far.</summary>
    public long Refusals => Interlocked.Read(ref _refusals);

    /// <summary>Does the work when its turn comes. Who cancels meanwhile leaves his place to somebody else.</summary>
    /// <exception cref="UnavailableException">Too many wait already.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(_patience, cancellationToken))
        {
            Interlocked.Increment(ref _refusals);
            throw new UnavailableException("Too many passwords wait to be hashed.");
        }
        try
        {
            var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            _queue.Add(() => Do(work, done), cancellationToken);
            await using var leaving = cancellationToken.Register(() => done.TrySetCanceled(cancellationToken));
            return await done.Task;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>What waits is still done.</summary>
    public void Dispose() => _queue.CompleteAdding();

    private static void Do<T>(Func<T> work, TaskCompletionSource<T> done)
    {
        if (done.Task.IsCompleted)
            return; // he has left
        try
        {
            done.TrySetResult(work());
        }
        catch (Exception exception)
        {
            done.TrySetException(exception);
        }
    }

    private void Work()
    {
        foreach (var work in _queue.GetConsumingEnumerable())
            work();
    }
}
