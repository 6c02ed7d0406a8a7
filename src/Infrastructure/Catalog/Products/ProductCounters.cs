using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Products;

/// <summary>
/// What is counted of a listing is in a table beside it: a row of its own that is small and in one index, where the listing's is
/// large and in a dozen.
/// </summary>
internal static class ProductCounters
{
    /// <summary>In the order of the ids, so that two who add at the same time wait for each other instead of blocking each other.</summary>
    private const string AddViews = """
        WITH held AS MATERIALIZED (
            SELECT product_id FROM catalog.product_counters WHERE product_id = ANY ($1) ORDER BY product_id FOR NO KEY UPDATE)
        UPDATE catalog.product_counters c SET views = c.views + s.seen
        FROM held, unnest($1, $2) AS s(product_id, seen)
        WHERE c.product_id = held.product_id AND s.product_id = held.product_id
        """;

    /// <param name="ids">Each once; ids of no listing are passed over.</param>
    /// <param name="seen">How many views each has had.</param>
    public static async Task AddViewsAsync(this NpgsqlConnection connection, long[] ids, int[] seen, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(AddViews, connection) { Parameters = { new() { Value = ids }, new() { Value = seen } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
