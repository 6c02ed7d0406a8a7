using Microsoft.Extensions.Logging;
using MultiWeb.Infrastructure.Common.Persistence;
using Npgsql;

namespace MultiWeb.Infrastructure.Identity.MailedLinks;

/// <summary>Links that ended a week ago: until then their use is answered with what has become of them, which is the same afterwards.</summary>
internal sealed class MailedLinkSweeper(NpgsqlDataSource database, ILogger<MailedLinkSweeper> logger) : Sweeper("mailed links", Sql, database, logger)
{
    private const string Sql = """
        DELETE FROM identity.mailed_links WHERE id IN (
            SELECT id FROM identity.mailed_links WHERE expires_at < now() - interval '7 days' ORDER BY expires_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
        """;
}
