namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>
/// Of what somebody may have so many, each has a slot, and the database's unique index has the last word on each. Those who look at
/// the same moment see the same slots free; so they are not all given the first.
/// </summary>
internal static class FreeSlot
{
    /// <param name="most">Slots are numbered from 1 to this.</param>
    /// <param name="turn">Not negative. Different turns mostly get different slots, turns in a row always.</param>
    /// <returns>Null when all are taken.</returns>
    public static int? Among(IEnumerable<int> taken, int most, long turn)
    {
        var free = Enumerable.Range(1, most).Except(taken).ToArray();
        return free.Length == 0 ? null : free[turn % free.Length];
    }
}
