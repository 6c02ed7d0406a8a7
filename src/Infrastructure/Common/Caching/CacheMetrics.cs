using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Telemetry;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>Where an answer was looked for.</summary>
internal enum CacheLayer
{
    Memory,
    Redis,
}

/// <summary>What came of it. An error is a half of the cache that could not be asked, or not be believed.</summary>
internal enum CacheResult
{
    Hit,
    Miss,
    Error,
}

/// <summary>How this instance learnt of an eviction.</summary>
internal enum EvictionSource
{
    /// <summary>A commit of this instance.</summary>
    Commit,

    /// <summary>Said by Redis. An instance hears its own commits there as well.</summary>
    Redis,

    /// <summary>Said by PostgreSQL: somebody could not say it by Redis.</summary>
    Postgres,
}

/// <summary>How often the cache helped, and what ended its answers.</summary>
internal sealed class CacheMetrics : IInstruments
{
    private readonly long[,] _requests = new long[Enum.GetValues<CacheLayer>().Length, Enum.GetValues<CacheResult>().Length];
    private readonly long[] _evictions = new long[Enum.GetValues<EvictionSource>().Length];

    public CacheMetrics(IMeterFactory meters)
    {
        var meter = meters.CreateMeter();
        // Observed and not counted up: so every combination is there, at 0, from the start.
        meter.CreateObservableCounter("multiweb_cache_requests_total", Requests, "{request}", "Answers looked for, by layer (memory, redis) and result (hit, miss, error).");
        meter.CreateObservableCounter("multiweb_cache_evictions_total", Evictions, "{tag}", "Tags evicted, by how this instance learnt of it (commit, redis, postgres).");
    }

    public void Looked(CacheLayer layer, CacheResult result) => Interlocked.Increment(ref _requests[(int)layer, (int)result]);

    public void Evicted(EvictionSource source, int tags) => Interlocked.Add(ref _evictions[(int)source], tags);

    /// <summary>None to list: what is observed is always there.</summary>
    public IEnumerable<Series> Series => [];

    private IEnumerable<Measurement<long>> Requests() =>
        from layer in Enum.GetValues<CacheLayer>()
        from result in Enum.GetValues<CacheResult>()
        select new Measurement<long>(Interlocked.Read(ref _requests[(int)layer, (int)result]), Label("layer", layer), Label("result", result));

    private IEnumerable<Measurement<long>> Evictions() =>
        from source in Enum.GetValues<EvictionSource>()
        select new Measurement<long>(Interlocked.Read(ref _evictions[(int)source]), Label("source", source));

    private static KeyValuePair<string, object?> Label<T>(string name, T value) where T : struct, Enum => new(name, value.ToString().ToLowerInvariant());
}
