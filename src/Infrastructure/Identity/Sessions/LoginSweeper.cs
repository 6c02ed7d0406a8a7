using Microsoft.Extensions.Logging;
using MultiWeb.Infrastructure.Common.Persistence;
using Npgsql;

namespace MultiWeb.Infrastructure.Identity.Sessions;

/// <summary>Failures that were forgotten long ago, and captchas that would not be accepted any more anyway.</summary>
internal sealed class LoginSweeper(NpgsqlDataSource database, ILogger<LoginSweeper> logger) : Sweeper("logins", Sql, database, logger)
{
    private const string Sql = """
        DELETE FROM identity.login_guards WHERE email_key IN (
            SELECT email_key FROM identity.login_guards WHERE last_failed_at < now() - interval '1 day' ORDER BY last_failed_at LIMIT 1000 FOR UPDATE SKIP LOCKED);
        DELETE FROM identity.spent_captchas WHERE challenge IN (
            SELECT challenge FROM identity.spent_captchas WHERE expires_at < now() - interval '1 day' ORDER BY expires_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
        """;
}
