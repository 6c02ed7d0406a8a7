using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Identity.Sessions;

public static class SessionErrors
{
    public static Error CaptchaRequired { get; } = new("captcha_required", ErrorKind.Forbidden, "After several failed logins each attempt needs a captcha: solve the challenge of GET /api/v1/auth/captcha and send the solution as captcha.");

    /// <summary>The same whether there is such an account or not.</summary>
    public static Error LoginLocked { get; } = new("login_locked", ErrorKind.TooMany, "Too many failed logins for this address. Wait, or set a new password by POST /api/v1/auth/password/forgot.");
}
