using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Application.Identity.Sessions.Commands;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions;

/// <summary>What an attack on accounts looks like from afar.</summary>
internal sealed class SessionMetrics : IInstruments, IOutcomeObserver<LoginCommand>, ICommitObserver<SessionRevoked>
{
    private static readonly string[] Results = ["success", "failure", "captcha", "locked"];

    private readonly Counter<long> _logins;
    private readonly Counter<long> _reuses;

    public SessionMetrics(IMeterFactory meters)
    {
        var meter = meters.CreateMeter();
        _logins = meter.CreateCounter<long>(
            "multiweb_auth_login_attempts_total", "{attempt}", "Logins by result; a request that could not be read or answered is no attempt.");
        _reuses = meter.CreateCounter<long>(
            "multiweb_auth_refresh_reuse_detected_total", "{session}", "Sessions ended because a refresh token came back after it was spent.");
    }

    public IEnumerable<Series> Series =>
        [.. Results.Select(result => new Series(_logins, ("result", result))), new(_reuses)];

    public void Ended(LoginCommand request, Result outcome)
    {
        if (outcome.IsSuccess)
            Count("success");
        else if (outcome.Error.Kind == ErrorKind.Unauthenticated)
            Count("failure");
        else if (outcome.Error.Kind == ErrorKind.Forbidden)
            Count("captcha");
        else if (outcome.Error.Code == SessionErrors.LoginLocked.Code)
            Count("locked");
    }

    public void Committed(SessionRevoked happened)
    {
        if (happened.Reason == "reuse")
            _reuses.Add(1);
    }

    private void Count(string result) => _logins.Add(1, new KeyValuePair<string, object?>("result", result));
}
