using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Sessions;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Sessions;

/// <summary>The one way to try a password: admitted by the guard, counted, and only then compared.</summary>
internal sealed class CredentialCheck(ILoginGuard guard, ICaptcha captcha, IRateLimiter rates, IPasswordHasher passwords, ICurrentUser caller, LoginAudit audit)
{
    /// <param name="user">Null where there is none with this address: refused in the same words, and the same time.</param>
    /// <param name="solution">Of a captcha; looked at only where one is needed.</param>
    public async Task<Result> TryAsync(string email, User? user, string password, string? solution, CancellationToken cancellationToken)
    {
        var admission = await guard.AdmitAsync(email, solvedCaptcha: false, cancellationToken);
        if (admission.Verdict == LoginVerdict.NeedsCaptcha && solution is not null && await SolvesAsync(solution, cancellationToken))
            admission = await guard.AdmitAsync(email, solvedCaptcha: true, cancellationToken);
        if (admission.Verdict == LoginVerdict.Locked)
            return SessionErrors.LoginLocked with { RetryAfter = admission.RetryAfter };
        if (admission.Verdict == LoginVerdict.NeedsCaptcha)
            return SessionErrors.CaptchaRequired;
        // Only what was admitted counts: whoever merely knocks keeps nobody out.
        if (await rates.CountAccountAsync("login", email) is { IsOver: true } count)
        {
            await guard.TakeBackAsync(email, cancellationToken);
            return CommonErrors.RateLimited with { RetryAfter = count.Reset };
        }

        if (await MatchesAsync(email, user, password, cancellationToken) && user is { IsActive: true })
        {
            // At once and not with the commit: an attempt that loses a race there is made again, and must not count twice.
            await guard.ForgetAsync(email, cancellationToken);
            return Result.Success();
        }
        if (admission.Failures >= LoginLimits.FailuresBeforeLock)
            audit.Locked();
        return UserErrors.InvalidCredentials;
    }

    private async Task<bool> SolvesAsync(string solution, CancellationToken cancellationToken)
    {
        var accepted = await captcha.AcceptsAsync(solution, caller.ClientIp, cancellationToken);
        audit.Captcha(accepted);
        return accepted;
    }

    private async Task<bool> MatchesAsync(string email, User? user, string password, CancellationToken cancellationToken)
    {
        try
        {
            return await passwords.VerifyAsync(password, user?.PasswordHash, cancellationToken);
        }
        catch (UnavailableException)
        {
            await guard.TakeBackAsync(email, cancellationToken);
            throw;
        }
    }
}
