using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity;

/// <summary>How long what is over is kept.</summary>
internal static class IdentityRetention
{
    public static IReadOnlyList<Retention> All { get; } =
    [
        // A token that has expired can be neither used nor reused; its session tells its owner for a month where he was.
        Retention.After("1 day", "identity.refresh_tokens", key: "hash", since: "expires_at"),
        Retention.After("30 days", "identity.sessions", key: "id", since: "expires_at"),
        // Failures that were forgotten long ago, and captchas that would not be accepted any more anyway.
        Retention.After("1 day", "identity.login_guards", key: "email_key", since: "last_failed_at"),
        Retention.After("1 day", "identity.spent_captchas", key: "challenge", since: "expires_at"),
        // Until then the use of a link is answered with what has become of it, which is the same afterwards.
        Retention.After("7 days", "identity.mailed_links", key: "id", since: "expires_at"),
    ];
}
