using System.Diagnostics;
using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Telemetry;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <summary>The process as every Prometheus client reports it, by the names that dashboards for any program know.</summary>
internal sealed class ProcessMetrics : IInstruments
{
    public ProcessMetrics(IMeterFactory meters)
    {
        using var process = Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000d;
        var meter = meters.CreateMeter();
        meter.CreateObservableCounter("process_cpu_seconds_total", () => Environment.CpuUsage.TotalTime.TotalSeconds, "s", "Processor time spent by the process, user and system.");
        meter.CreateObservableGauge("process_resident_memory_bytes", () => Environment.WorkingSet, "By", "Resident memory of the process.");
        meter.CreateObservableGauge("process_start_time_seconds", () => started, "s", "When the process started, in seconds since 1970.");
    }

    /// <summary>None but those that are observed at every scrape.</summary>
    public IEnumerable<Series> Series => [];
}
