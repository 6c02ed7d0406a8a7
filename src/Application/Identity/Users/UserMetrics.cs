using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Application.Identity.Users;

internal sealed class UserMetrics : IInstruments, ICommitObserver<UserRegistered>
{
    private readonly Counter<long> _registered;

    public UserMetrics(IMeterFactory meters, ActiveUsers active)
    {
        var meter = meters.CreateMeter();
        _registered = meter.CreateCounter<long>("multiweb_users_registered_total", "{user}", "Accounts opened.");
        meter.CreateObservableGauge(
            "multiweb_active_users", active.Count, "{user}", "Different signed-in users that this instance has heard from within the last 15 minutes, at most 100000.");
    }

    public IEnumerable<Series> Series => [new(_registered)];

    public void Committed(UserRegistered happened) => _registered.Add(1);
}
