using MultiWeb.Application.Common;

namespace MultiWeb.Infrastructure.Identity.Users;

/// <summary>
/// Threads that do nothing but hash. A hash keeps a core busy for a third of a second: on the thread pool, a hundred logins would
/// leave nobody to answer anything else. A few more wait in order; whoever comes beyond that is sent away at once, for an answer
/// that comes after everybody's patience has run out helps nobody.
/// </summary>
internal sealed class HashingThreads : IDisposable
{
    private readonly LinkedList<Action> _waiting = new();
    private readonly int _places;
    private int _idle;
    private long _refusals;
    private bool _isStopping;

    /// <param name="threads">How many hash at once.</param>
    /// <param name="places">How many may wait for them.</param>
    public HashingThreads(int threads, int places)
    {
        _places = places;
        for (var number = 1; number <= threads; number++)
            new Thread(Work) { IsBackground = true, Name = $"hashing {number}" }.Start();
    }

    /// <summary>Hashing is the one thing here that keeps a core busy: one stays free for everybody else.</summary>
    public static int ForThisMachine => Math.Max(1, Environment.ProcessorCount - 1);

    public int Waiting
    {
        get
        {
            lock (_waiting)
                return _waiting.Count;
        }
    }

    /// <summary>How many have been sent away so far.</summary>
    public long Refusals => Interlocked.Read(ref _refusals);

    /// <summary>Does the work when its turn comes. Who cancels meanwhile leaves his place to somebody else.</summary>
    /// <exception cref="UnavailableException">Too many wait already.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var place = new LinkedListNode<Action>(() =>
        {
            try
            {
                done.TrySetResult(work());
            }
            catch (Exception exception)
            {
                done.TrySetException(exception);
            }
        });
        Enqueue(place);
        await using var leaving = cancellationToken.Register(() =>
        {
            Leave(place);
            done.TrySetCanceled(cancellationToken);
        });
        return await done.Task;
    }

    /// <summary>What waits is still done.</summary>
    public void Dispose()
    {
        lock (_waiting)
        {
            _isStopping = true;
            Monitor.PulseAll(_waiting);
        }
    }

    private void Enqueue(LinkedListNode<Action> place)
    {
        lock (_waiting)
        {
            // Some of those who wait are about to be taken by a thread that has been woken.
            if (_waiting.Count < _places + _idle)
            {
                _waiting.AddLast(place);
                Monitor.Pulse(_waiting);
                return;
            }
        }
        Interlocked.Increment(ref _refusals);
        throw new UnavailableException("Too many passwords wait to be hashed.");
    }

    private void Leave(LinkedListNode<Action> place)
    {
        lock (_waiting)
        {
            if (place.List is not null)
                _waiting.Remove(place);
        }
    }

    private void Work()
    {
        while (Take() is { } work)
            work();
    }

    private Action? Take()
    {
        lock (_waiting)
        {
            _idle++;
            while (_waiting.Count == 0 && !_isStopping)
                Monitor.Wait(_waiting);
            _idle--;
            var next = _waiting.First;
            if (next is not null)
                _waiting.RemoveFirst();
            return next?.Value;
        }
    }
}
