using System.Collections.Concurrent;

namespace MultiWeb.Application.Identity.Users;

/// <summary>
/// Who was here lately, as this instance has seen it: whoever sent a request with a token that was accepted. Exact up to
/// <see cref="MaxCount"/> users (some 10 MB); beyond that nobody is added, and the count stays at the limit until others have been gone for <see cref="Window"/>.
/// </summary>
internal sealed class ActiveUsers(TimeProvider time)
{
    public const int MaxCount = 100_000;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>When each was last seen, to the second: a user in a hurry does not write at every request.</summary>
    private readonly ConcurrentDictionary<long, long> _lastSeen = new();
    private int _count;

    public void Saw(long userId)
    {
        var now = Second();
        if (_lastSeen.TryGetValue(userId, out var lastSeen))
        {
            if (lastSeen != now)
                _lastSeen.TryUpdate(userId, now, lastSeen);
        }
        else if (Volatile.Read(ref _count) < MaxCount && _lastSeen.TryAdd(userId, now))
        {
            Interlocked.Increment(ref _count);
        }
    }

    /// <summary>How many there are; those who have been gone for too long are forgotten on the way.</summary>
    public int Count()
    {
        var oldest = Second() - (long)Window.TotalSeconds;
        foreach (var user in _lastSeen)
        {
            if (user.Value < oldest && _lastSeen.TryRemove(user))
                Interlocked.Decrement(ref _count);
        }
        return Volatile.Read(ref _count);
    }

    private long Second() => time.GetTimestamp() / time.TimestampFrequency;
}
