namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>
/// Tags that somebody still has to be told: told together, and again every quarter of a second until it has worked. Bounded: of
/// more than 10,000 there is no list any more, and everything is told instead.
/// </summary>
/// <param name="tell">Tells it, and says whether that has worked; it has not where it throws.</param>
internal sealed class TagBacklog(Func<IReadOnlyCollection<string>, Task<bool>> tell) : IDisposable
{
    private const int MaxTags = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _disposed = new();
    private HashSet<string> _untold = new(StringComparer.Ordinal);
    private TaskCompletionSource<bool> _attempt = NewAttempt();
    private volatile bool _isTelling;

    /// <summary>Whether everything has been told.</summary>
    public bool IsEmpty => !_isTelling;

    /// <returns>Whether the first attempt to tell it has worked. If not, it is made again and again; nobody has to wait for that.</returns>
    public Task<bool> AddAsync(IEnumerable<string> tags)
    {
        lock (_lock)
        {
            Collect(tags);
            var attempt = _attempt.Task;
            if (!_isTelling)
            {
                _isTelling = true;
                _ = TellAllAsync();
            }
            return attempt;
        }
    }

    public void Dispose() => _disposed.Cancel();

    private async Task TellAllAsync()
    {
        await Task.Yield(); // out of the lock
        while (Take() is var (tags, attempt))
        {
            var worked = await TriedAsync(tags);
            if (!worked)
            {
                lock (_lock)
                    Collect(tags);
            }
            attempt.SetResult(worked);
            if (!worked)
                await Task.Delay(Pause, _disposed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TriedAsync(HashSet<string> tags)
    {
        try
        {
            return await tell(tags);
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <returns>What there is to tell now; null at the end.</returns>
    private (HashSet<string> Tags, TaskCompletionSource<bool> Attempt)? Take()
    {
        lock (_lock)
        {
            if (_disposed.IsCancellationRequested)
                _attempt.TrySetResult(false);
            if (_untold.Count == 0 || _disposed.IsCancellationRequested)
            {
                _isTelling = false;
                return null;
            }
            var taken = (_untold, _attempt);
            (_untold, _attempt) = (new(StringComparer.Ordinal), NewAttempt());
            return taken;
        }
    }

    private void Collect(IEnumerable<string> tags)
    {
        _untold.UnionWith(tags);
        if (_untold.Count > MaxTags)
            _untold = [AnswerTags.Everything];
    }

    private static TaskCompletionSource<bool> NewAttempt() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
