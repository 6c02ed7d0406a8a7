namespace MultiWeb.Application.Identity.Sessions;

/// <summary>
/// Counts failed logins by e-mail address, existing or not, for all instances together (docs/adr/0017-guessing-is-bounded.md).
/// Commits on its own: a login that is refused leaves nothing else behind.
/// </summary>
public interface ILoginGuard
{
    /// <summary>
    /// Counts an attempt as a failure before its password is looked at, if it is admitted: of any number at the same moment no more
    /// are than the limits allow. One that is not admitted is not counted.
    /// </summary>
    Task<LoginAdmission> AdmitAsync(string email, bool solvedCaptcha, CancellationToken cancellationToken);

    /// <summary>Takes an attempt back whose password nobody had time to look at.</summary>
    Task TakeBackAsync(string email, CancellationToken cancellationToken);

    /// <summary>Forgets the failures of an address: its password was given, or is a new one.</summary>
    Task ForgetAsync(string email, CancellationToken cancellationToken);
}

/// <param name="Failures">This one included, where it is admitted.</param>
/// <param name="RetryAfter">Where it is locked: for how long.</param>
public sealed record LoginAdmission(LoginVerdict Verdict, int Failures, TimeSpan? RetryAfter = null);

public enum LoginVerdict
{
    Admitted,
    NeedsCaptcha,
    Locked,
}
