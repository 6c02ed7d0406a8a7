using System.Collections.Concurrent;

namespace MultiWeb.Infrastructure.Common.RateLimits;

/// <summary>A window as this process knows it.</summary>
internal readonly record struct LocalWindow(long Count, DateTimeOffset EndsAt);

/// <summary>
/// Windows in this process. At most some <see cref="MaxWindows"/> (20 MB); whoever comes from more addresses than that within a
/// minute is not to be held by counting addresses, and all begin anew.
/// </summary>
internal sealed class LocalWindows(TimeProvider time)
{
    private const int MaxWindows = 100_000;
    private const int Sweep = 10_000;

    private readonly ConcurrentDictionary<string, LocalWindow> _windows = new(StringComparer.Ordinal);
    private int _added;

    /// <summary>The window that is still open; null where there is none.</summary>
    public LocalWindow? Find(string key) => _windows.TryGetValue(key, out var window) && window.EndsAt > time.GetUtcNow() ? window : null;

    public LocalWindow Count(string key, TimeSpan length)
    {
        var now = time.GetUtcNow();
        var window = _windows.AddOrUpdate(
            key, _ => new LocalWindow(1, now + length), (_, open) => open.EndsAt > now ? open with { Count = open.Count + 1 } : new LocalWindow(1, now + length));
        if (window.Count == 1)
            Added();
        return window;
    }

    /// <summary>What all instances have counted together.</summary>
    public void Learn(string key, LocalWindow window)
    {
        _windows[key] = window;
        Added();
    }

    private void Added()
    {
        if (Interlocked.Increment(ref _added) % Sweep != 0)
            return;
        var now = time.GetUtcNow();
        foreach (var window in _windows)
        {
            if (window.Value.EndsAt <= now)
                _windows.TryRemove(window);
        }
        if (_windows.Count > MaxWindows)
            _windows.Clear();
    }
}
