using MultiWeb.Application.Catalog.Notices;
using MultiWeb.Domain.Catalog.Notices;
using MultiWeb.Domain.Common;
using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Notices;

/// <summary>
/// Finds who wants to hear something, each once, with plain SQL over indexes. Whether somebody was told is looked up for each, and
/// not joined: of how many were told of one listing the planner has no idea, and would compare all of them with all.
/// </summary>
internal sealed class NoticeAudience(NpgsqlDataSource database) : INoticeAudience
{
    /// <summary>
    /// The other way round than a search: of every alert one pair of letters is in an index, and those are looked up whose pair
    /// stands in the listing (where a keyword has no pair, a letter); then its text is asked for all the words, as a search asks.
    /// </summary>
    internal const string WhoWaitsForIt = """
        SELECT DISTINCT ON (a.user_id) a.user_id, a.keyword
        FROM catalog.products p
        JOIN catalog.keyword_alerts a ON a.pair = ANY (catalog.index_grams(p.search_text))
        WHERE p.id = $1 AND a.user_id > $2 AND a.user_id NOT IN (p.seller_id, $3)
          AND NOT EXISTS (SELECT FROM unnest(a.words) AS word WHERE strpos(p.search_text, word) = 0)
          AND coalesce((SELECT n.told_at FROM catalog.product_notices n WHERE n.product_id = p.id AND n.user_id = a.user_id AND n.reason = $4), '-infinity') <= $5
        ORDER BY a.user_id, a.id
        LIMIT $6
        """;

    private const string WhoLikesIt = """
        SELECT l.user_id, NULL
        FROM catalog.products p
        JOIN catalog.product_likes l ON l.product_id = p.id
        WHERE p.id = $1 AND l.user_id > $2 AND l.user_id NOT IN (p.seller_id, $3) AND l.withdrawn_at IS NULL
          AND coalesce((SELECT n.told_at FROM catalog.product_notices n WHERE n.product_id = p.id AND n.user_id = l.user_id AND n.reason = $4), '-infinity') <= $5
        ORDER BY l.user_id
        LIMIT $6
        """;

    public async Task<IReadOnlyList<Recipient>> NextAsync(
        Announcement what, long afterUserId, DateTimeOffset quietSince, int atMost, CancellationToken cancellationToken)
    {
        var isNew = what.Reason == NoticeReason.KeywordMatched;
        await using var command = database.CreateCommand(isNew ? WhoWaitsForIt : WhoLikesIt);
        command.Parameters.AddWithValue(what.ProductId);
        command.Parameters.AddWithValue(afterUserId);
        command.Parameters.AddWithValue(what.ExceptUserId ?? 0); // the id of nobody
        command.Parameters.AddWithValue(Wording.Of(what.Reason));
        // Of a new listing one hears once, however long ago.
        command.Parameters.AddWithValue(isNew ? DateTimeOffset.UnixEpoch : quietSince);
        command.Parameters.AddWithValue(atMost);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var recipients = new List<Recipient>();
        while (await rows.ReadAsync(cancellationToken))
            recipients.Add(new Recipient(rows.GetInt64(0), rows.IsDBNull(1) ? null : rows.GetString(1)));
        return recipients;
    }
}
