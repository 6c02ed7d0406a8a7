using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Telemetry;

namespace MultiWeb.Infrastructure.Identity.Users;

/// <summary>Whether there are more passwords than can be hashed: an attack, or too few cores.</summary>
internal sealed class HashingMetrics : IInstruments
{
    public HashingMetrics(IMeterFactory meters, HashingThreads threads)
    {
        var meter = meters.CreateMeter();
        meter.CreateObservableGauge("multiweb_auth_hashing_waiting", () => threads.Waiting, "{password}", "Passwords that wait to be hashed.");
        meter.CreateObservableCounter(
            "multiweb_auth_hashing_refusals_total", () => threads.Refusals, "{password}", "Passwords that were not hashed because too many waited: answered 503.");
    }

    /// <summary>None to list: what is observed is always there.</summary>
    public IEnumerable<Series> Series => [];
}
