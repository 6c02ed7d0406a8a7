using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <summary>
/// An instrument of a library or of the runtime that is exported, and under which name: libraries rename theirs, dashboards do
/// not follow. What is not in <see cref="All"/> is not collected, nor is a label that is not named here.
/// </summary>
/// <param name="Instrument">What its maker calls it.</param>
/// <param name="Name">What it is called here; ends in <c>_total</c> if and only if it only grows.</param>
/// <param name="Labels">The labels that stay: the maker's name, and ours.</param>
/// <param name="Buckets">The upper bounds of a histogram; null where it is none.</param>
internal sealed record ForeignInstrument(
    string Instrument, string Name, string Help, IReadOnlyDictionary<string, string> Labels, double[]? Buckets = null)
{
    /// <summary>Whose instruments these are.</summary>
    public static readonly string[] Meters = ["System.Runtime", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql"];

    private static readonly double[] CommandBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5];
    private static readonly Dictionary<string, string> None = [];
    private static readonly Dictionary<string, string> Generation = new() { ["gc.heap.generation"] = "generation" };
    private static readonly Dictionary<string, string> Pool = new() { ["db.client.connection.pool.name"] = "pool" };
    private static readonly Dictionary<string, string> PoolAndState = new(Pool) { ["db.client.connection.state"] = "state" };

    public static readonly IReadOnlyDictionary<string, ForeignInstrument> All = new ForeignInstrument[]
    {
        new("db.client.operation.duration", "multiweb_db_command_duration_seconds", "Duration of database commands, from sending to the end of the answer.", None, CommandBuckets),
        new("db.client.operation.failed", "multiweb_db_command_failures_total", "Database commands that failed, lost races included.", None),
        new("db.client.operation.npgsql.executing", "multiweb_db_commands_executing", "Database commands under way.", None),
        new("db.client.connection.count", "multiweb_db_pool_connections", "Database connections of the pool, by state: idle or used.", PoolAndState),
        new("db.client.connection.max", "multiweb_db_pool_max_connections", "How many connections the pool may have.", Pool),
        new("db.client.connection.npgsql.pending_requests", "multiweb_db_pool_waiting", "Callers that wait for a connection of the pool.", None),
        new("db.client.connection.npgsql.timeouts", "multiweb_db_pool_timeouts_total", "Callers that waited for a connection in vain.", None),
        new("dotnet.gc.collections", "dotnet_gc_collections_total", "Garbage collections, by the oldest generation collected.", Generation),
        new("dotnet.gc.pause.time", "dotnet_gc_pause_seconds_total", "Time for which garbage collection stopped the program.", None),
        new("dotnet.gc.heap.total_allocated", "dotnet_gc_allocated_bytes_total", "Bytes allocated on the managed heap.", None),
        new("dotnet.gc.last_collection.heap.size", "dotnet_gc_heap_size_bytes", "Managed heap after the last collection, by generation.", Generation),
        new("dotnet.gc.last_collection.memory.committed_size", "dotnet_gc_committed_bytes", "Memory that the garbage collector held after its last collection.", None),
        new("dotnet.thread_pool.thread.count", "dotnet_thread_pool_threads", "Threads of the pool.", None),
        new("dotnet.thread_pool.queue.length", "dotnet_thread_pool_queue_length", "Work items that wait for a thread of the pool.", None),
        new("dotnet.thread_pool.work_item.count", "dotnet_thread_pool_work_items_total", "Work items that the pool has completed.", None),
        new("dotnet.monitor.lock_contentions", "dotnet_lock_contentions_total", "Times that a thread had to wait for a lock.", None),
        new("dotnet.exceptions", "dotnet_exceptions_total", "Exceptions thrown, caught ones included.", None),
        new("kestrel.active_connections", "kestrel_active_connections", "Open connections.", None),
        new("kestrel.queued_connections", "kestrel_queued_connections", "Connections that wait to be taken up.", None),
        new("kestrel.rejected_connections", "kestrel_rejected_connections_total", "Connections refused because there were too many.", None),
        new("kestrel.upgraded_connections", "kestrel_upgraded_connections", "Open WebSockets.", None),
    }.ToDictionary(foreign => foreign.Instrument);

    public static readonly IReadOnlyDictionary<string, ForeignInstrument> ByName = All.Values.ToDictionary(foreign => foreign.Name);

    /// <summary>How the instrument is collected; dropped where it is not one of <see cref="All"/>.</summary>
    public static MetricStreamConfiguration ViewOf(Instrument instrument)
    {
        if (!All.TryGetValue(instrument.Name, out var foreign))
            return MetricStreamConfiguration.Drop;
        var view = foreign.Buckets is null ? new MetricStreamConfiguration() : new ExplicitBucketHistogramConfiguration { Boundaries = foreign.Buckets };
        (view.Name, view.Description, view.TagKeys) = (foreign.Name, foreign.Help, [.. foreign.Labels.Keys]);
        return view;
    }
}
