namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>Things of which some are drawn more often than others.</summary>
internal sealed class Urn<T>
{
    private readonly IReadOnlyList<T> _items;
    private readonly double[] _upTo; // the sum of the weights up to and with each item

    public Urn(IReadOnlyList<T> items, Func<T, int, double> weight)
    {
        if (items.Count == 0)
            throw new ArgumentException("An urn holds something.", nameof(items));
        (_items, _upTo) = (items, new double[items.Count]);
        var sum = 0.0;
        for (var i = 0; i < items.Count; i++)
            _upTo[i] = sum += weight(items[i], i);
    }

    /// <summary>Frequencies as words and people have them: the first is drawn most, the tail is long (Zipf's law).</summary>
    /// <param name="exponent">0 is even; the higher, the more falls to the first.</param>
    public static Urn<T> Zipf(IReadOnlyList<T> items, double exponent) => new(items, (_, rank) => Math.Pow(rank + 1, -exponent));

    public T Draw(Random dice)
    {
        var found = Array.BinarySearch(_upTo, dice.NextDouble() * _upTo[^1]);
        return _items[found >= 0 ? Math.Min(found + 1, _items.Count - 1) : ~found];
    }
}
