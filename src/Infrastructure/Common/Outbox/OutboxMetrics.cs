using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using MultiWeb.Application.Common.Telemetry;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>How a delivery ended.</summary>
internal enum DeliveryOutcome
{
    Delivered,
    Failed,
    Parked,
}

/// <summary>
/// What waits, for how long, and what was given up. The database is asked every few seconds and not at each scrape; while it does
/// not answer, the figures say what was known last.
/// </summary>
internal sealed class OutboxMetrics : BackgroundService, IInstruments
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly string[] Outcomes = ["delivered", "failed", "parked"];

    private readonly NpgsqlDataSource _database;
    private readonly long[] _messages = new long[Outcomes.Length];
    private OutboxReport _latest = new(0, TimeSpan.Zero, 0);

    public OutboxMetrics(NpgsqlDataSource database, IMeterFactory meters)
    {
        _database = database;
        var meter = meters.CreateMeter();
        meter.CreateObservableGauge("multiweb_outbox_pending", () => _latest.Waiting, "{message}", "Messages that have consumers to reach.");
        meter.CreateObservableGauge("multiweb_outbox_oldest_age_seconds", () => _latest.OldestAge.TotalSeconds, "s", "How long the oldest of them has waited.");
        meter.CreateObservableGauge("multiweb_outbox_parked", () => _latest.Parked, "{message}", "Messages that were given up, until somebody replays them.");
        meter.CreateObservableCounter(
            "multiweb_outbox_messages_total",
            () => Outcomes.Select((outcome, i) => new Measurement<long>(Interlocked.Read(ref _messages[i]), new KeyValuePair<string, object?>("outcome", outcome))),
            "{message}", "Deliveries by this instance, by how they ended (delivered, failed, parked).");
    }

    /// <summary>None to list: what is observed is always there.</summary>
    public IEnumerable<Series> Series => [];

    public void Ended(DeliveryOutcome outcome) => Interlocked.Increment(ref _messages[(int)outcome]);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                _latest = await OutboxReport.ReadAsync(_database, stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The relay says so in the log.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
