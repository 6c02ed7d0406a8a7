namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>
/// When each tag was last evicted in this process. Moments are numbers that grow with every eviction; no clock is asked. Tags
/// share a fixed number of slots (2 MiB), so that a flood of evictions takes no more memory than none: two tags that fall into
/// one slot are evicted together, which costs a read and never the truth.
/// </summary>
internal sealed class TagMoments
{
    private const int Slots = 1 << 18;

    private readonly long[] _evicted = new long[Slots];
    private long _latest;

    /// <summary>The moment of the latest eviction of all.</summary>
    public long Latest => Interlocked.Read(ref _latest);

    public static int[] SlotsOf(string[] tags) => Array.ConvertAll(tags, SlotOf);

    public void Evict(IEnumerable<string> tags)
    {
        var moment = Interlocked.Increment(ref _latest);
        foreach (var tag in tags)
            Raise(ref _evicted[SlotOf(tag)], moment);
    }

    public bool WasAnyEvictedSince(int[] slots, long moment)
    {
        foreach (var slot in slots)
        {
            if (Volatile.Read(ref _evicted[slot]) > moment)
                return true;
        }
        return false;
    }

    private static int SlotOf(string tag) => tag.GetHashCode(StringComparison.Ordinal) & (Slots - 1);

    /// <summary>Evictions may overtake each other; an older one never takes the place of a newer.</summary>
    private static void Raise(ref long slot, long moment)
    {
        var seen = Volatile.Read(ref slot);
        while (seen < moment)
        {
            var found = Interlocked.CompareExchange(ref slot, moment, seen);
            if (found == seen)
                return;
            seen = found;
        }
    }
}
