using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <summary>Where an answer was looked for.</summary>
internal enum CacheLayer
{
    Memory,
    Redis,
}

/// <summary>What came of looking; an error is a layer that could not be asked.</summary>
internal enum CacheResult
{
    Hit,
    Miss,
    Error,
}

/// <summary>Whether the cache is worth its memory.</summary>
internal sealed class CacheMetrics(IMeterFactory meters) : IInstruments
{
    private readonly Counter<long> _requests = meters.CreateMeter().CreateCounter<long>(
        "multiweb_cache_requests_total", "{request}", "Questions to the answer cache, by the layer that was asked and what it had.");

    public IEnumerable<Series> Series => Enum.GetValues<CacheLayer>().SelectMany(_ => Enum.GetValues<CacheResult>(), (layer, result) =>
        new Series(_requests, ("layer", Wording.Of(layer)), ("result", Wording.Of(result))));

    public void Asked(CacheLayer layer, CacheResult result) =>
        _requests.Add(1, new("layer", Wording.Of(layer)), new("result", Wording.Of(result)));
}
