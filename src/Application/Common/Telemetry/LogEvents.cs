using Microsoft.Extensions.Logging;

namespace MultiWeb.Application.Common.Telemetry;

/// <summary>
/// The names of log lines, in their <c>event</c> member. A message may be reworded, a name stays: searches and alerts stand on it.
/// </summary>
public static class LogEvents
{
    public static readonly EventId RequestCompleted = new(1, "request_completed");
    public static readonly EventId RequestFailed = new(2, "request_failed");
    public static readonly EventId RequestAbandoned = new(3, "request_abandoned");
    public static readonly EventId DependencyUnavailable = new(4, "dependency_unavailable");
    public static readonly EventId UseCaseRefused = new(5, "use_case_refused");
    public static readonly EventId CommitObserverFailed = new(6, "commit_observer_failed");
    public static readonly EventId DatabaseMigrated = new(7, "database_migrated");
    public static readonly EventId MigrationWaiting = new(8, "migration_waiting");
    public static readonly EventId MetricsListening = new(9, "metrics_listening");
    public static readonly EventId Draining = new(10, "draining");
    public static readonly EventId RaceLost = new(11, "race_lost");
    public static readonly EventId ListeningLost = new(12, "listening_lost");
    public static readonly EventId EvictionUntold = new(13, "eviction_untold");
    public static readonly EventId RedisUp = new(14, "redis_up");
    public static readonly EventId RedisDown = new(15, "redis_down");
    public static readonly EventId RedisCommandRefused = new(16, "redis_command_refused");
    public static readonly EventId OutboxUnavailable = new(17, "outbox_unavailable");
    public static readonly EventId MessageFailed = new(18, "message_failed");
    public static readonly EventId MessageParked = new(19, "message_parked");
    public static readonly EventId SeedPlanted = new(20, "seed_planted");
    public static readonly EventId ViewsUncertain = new(21, "views_uncertain");
    public static readonly EventId SweepFailed = new(30, "sweep_failed");
    public static readonly EventId KeyUseUnnoted = new(31, "key_use_unnoted");
    public static readonly EventId CaptchaUnavailable = new(39, "captcha_unavailable");

    // Of OWASP's logging vocabulary.
    public static readonly EventId LoginSuccess = new(40, "authn_login_success");
    public static readonly EventId LoginFail = new(41, "authn_login_fail");
    public static readonly EventId LoginLock = new(42, "authn_login_lock");
    public static readonly EventId TokenReuse = new(43, "authn_token_reuse");
    public static readonly EventId PasswordChange = new(44, "authn_password_change");
    public static readonly EventId PasswordChangeFail = new(45, "authn_password_change_fail");
    public static readonly EventId AuthorizationFail = new(46, "authz_fail");
    public static readonly EventId InputFail = new(47, "input_validation_fail");
    public static readonly EventId RateExceeded = new(48, "excess_rate_limit_exceeded");
}
