using Microsoft.Extensions.Logging;
using MultiWeb.Infrastructure.Common.Persistence;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>What was delivered long ago. What is parked stays until somebody has looked at it.</summary>
internal sealed class OutboxSweeper(NpgsqlDataSource database, ILogger<OutboxSweeper> logger) : Sweeper("outbox", Sql, database, logger)
{
    // The inbox outlives the outbox, or a message delivered a second time just before would find no entry.
    private const string Sql = """
        DELETE FROM common.outbox WHERE id IN (
            SELECT id FROM common.outbox WHERE processed_at < now() - interval '7 days' ORDER BY processed_at LIMIT 1000 FOR UPDATE SKIP LOCKED);
        DELETE FROM common.inbox WHERE ctid IN (
            SELECT i.ctid FROM common.inbox i
            WHERE i.consumed_at < now() - interval '8 days' AND NOT EXISTS (SELECT FROM common.outbox m WHERE m.id = i.message_id)
            ORDER BY i.consumed_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
        """;
}
