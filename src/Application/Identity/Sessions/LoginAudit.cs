using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Application.Identity.Sessions.Commands;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Application.Identity.Sessions;

/// <summary>
/// What belongs in an audit, under the names of OWASP's logging vocabulary. Ids and codes only: an address that somebody has tried
/// may be that of a stranger; by the line's request id one finds where it came from.
/// </summary>
internal sealed class LoginAudit : IInstruments, IOutcomeObserver<LoginCommand>, ICommitObserver<SessionOpened>, ICommitObserver<SessionRevoked>
{
    private readonly ILogger<LoginAudit> _logger;
    private readonly Counter<long> _lockouts;
    private readonly Counter<long> _captchas;

    public LoginAudit(IMeterFactory meters, ILogger<LoginAudit> logger)
    {
        _logger = logger;
        var meter = meters.CreateMeter();
        _lockouts = meter.CreateCounter<long>("multiweb_auth_lockouts_total", "{address}", "E-mail addresses, with an account or without, that were locked after too many failed logins.");
        _captchas = meter.CreateCounter<long>("multiweb_auth_captcha_total", "{solution}", "Solutions of captchas by result.");
    }

    public IEnumerable<Series> Series => [new(_lockouts), new(_captchas, ("result", "accepted")), new(_captchas, ("result", "refused"))];

    /// <summary>The last attempt that an address had has failed.</summary>
    public void Locked()
    {
        _lockouts.Add(1);
        _logger.LogWarning(LogEvents.LoginLock, "Logins for an address are locked ({Reason})", "too_many_failures");
    }

    public void Captcha(bool isAccepted) => _captchas.Add(1, new KeyValuePair<string, object?>("result", isAccepted ? "accepted" : "refused"));

    public void Ended(LoginCommand request, Result outcome)
    {
        if (outcome is { IsSuccess: false, Error.Kind: ErrorKind.Unauthenticated or ErrorKind.Forbidden or ErrorKind.TooMany })
            _logger.LogWarning(LogEvents.LoginFail, "A login was refused with {Code}", outcome.Error.Code);
    }

    public void Committed(SessionOpened happened) =>
        _logger.LogInformation(LogEvents.LoginSuccess, "{UserId} logged in: session {SessionId}", happened.UserId, happened.SessionId);

    public void Committed(SessionRevoked happened)
    {
        if (happened.Reason == "reuse")
            _logger.LogWarning(LogEvents.TokenReuse, "A spent refresh token of {UserId} came back: session {SessionId} is ended", happened.UserId, happened.SessionId);
    }
}
