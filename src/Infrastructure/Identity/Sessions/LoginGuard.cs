using System.Data;
using System.Security.Cryptography;
using System.Text;
using MultiWeb.Application.Common;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Domain.Identity.Sessions;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.Infrastructure.Common.Security;
using Npgsql;

namespace MultiWeb.Infrastructure.Identity.Sessions;

/// <summary>
/// One row an address, and one statement an attempt: the row's lock puts attempts at the same moment in line, whichever instance
/// they come to. The address is kept as a keyed digest, for it may be anybody's.
/// </summary>
internal sealed class LoginGuard(NpgsqlDataSource database, SecretKeys secrets, TimeProvider time) : ILoginGuard
{
    private const string AdmitSql = """
        INSERT INTO identity.login_guards AS g (email_key, failures, last_failed_at) VALUES ($1, 1, $2)
        ON CONFLICT (email_key) DO UPDATE SET
            failures = CASE WHEN g.last_failed_at <= $3 THEN 1 ELSE g.failures + 1 END,
            last_failed_at = $2
        WHERE g.failures < $4 OR g.last_failed_at <= $3
        RETURNING failures
        """;

    private readonly byte[] _key = secrets.For("login-guard");

    public async Task<LoginAdmission> AdmitAsync(string email, bool solvedCaptcha, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var limit = solvedCaptcha ? LoginLimits.FailuresBeforeLock : LoginLimits.FailuresBeforeCaptcha;
        await using (var admit = Command(AdmitSql, email, now, now - LoginLimits.Memory, limit))
        {
            if (await admit.ExecuteScalarAsync(cancellationToken) is int failures)
                return new LoginAdmission(LoginVerdict.Admitted, failures);
        }

        await using var look = Command("SELECT failures, last_failed_at FROM identity.login_guards WHERE email_key = $1", email);
        await using var row = await look.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        // Gone since: somebody has just logged in. Whoever asks again is admitted.
        if (!await row.ReadAsync(cancellationToken) || row.GetInt32(0) is var standing && standing < LoginLimits.FailuresBeforeLock)
            return new LoginAdmission(LoginVerdict.NeedsCaptcha, LoginLimits.FailuresBeforeCaptcha);
        return new LoginAdmission(LoginVerdict.Locked, standing, row.GetFieldValue<DateTimeOffset>(1) + LoginLimits.Memory - now);
    }

    public async Task TakeBackAsync(string email, CancellationToken cancellationToken)
    {
        await using var command = Command("UPDATE identity.login_guards SET failures = failures - 1 WHERE email_key = $1 AND failures > 0", email);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task ForgetAsync(string email, CancellationToken cancellationToken)
    {
        await using var command = Command("DELETE FROM identity.login_guards WHERE email_key = $1", email);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, string email, params object[] values)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(User.NormalizeEmail(email))));
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return command;
    }
}
