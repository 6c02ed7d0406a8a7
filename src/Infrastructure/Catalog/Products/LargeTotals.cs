using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Products;

/// <summary>
/// Totals that were expensive to count. Nobody who looks at the first twenty waits for a million to be counted, nor counts them; so a
/// large total is believed for a minute.
/// </summary>
internal sealed class LargeTotals : IDisposable
{
    private const int MostKept = 1_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _totals = new(new MemoryCacheOptions { SizeLimit = MostKept });

    public int? Find(NpgsqlBatchCommand count) => _totals.TryGetValue(KeyOf(count), out int total) ? total : null;

    public void Keep(NpgsqlBatchCommand count, int total) =>
        _totals.Set(KeyOf(count), total, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });

    public void Dispose() => _totals.Dispose();

    private static string KeyOf(NpgsqlBatchCommand count)
    {
        var key = new StringBuilder(count.CommandText);
        foreach (NpgsqlParameter parameter in count.Parameters)
            key.Append('\n').Append(parameter.Value);
        return key.ToString();
    }
}
