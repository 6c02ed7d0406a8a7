using System.Data;
using System.Text.Json;
using Npgsql;

namespace MultiWeb.Ceilings;

/// <summary>K1: the same answer from one prepared statement, with category and pictures.</summary>
internal sealed class ProductRow(NpgsqlDataSource database)
{
    private const string Sql = """
        SELECT p.id, p.title, p.slug, p.description, p.price, p.original_price, p.condition, p.status, p.seller_id, p.location,
            p.public_latitude, p.public_longitude, p.is_negotiable, n.views, n.likes, p.is_featured, p.created_at, p.updated_at, p.version,
            c.id, c.name, c.slug, c.description, c.icon, c."order", c.parent_id,
            (SELECT json_agg(json_build_object('id', i.id, 'url', i.url, 'thumbnail_url', i.thumbnail_url, 'order', i."order",
                                               'is_primary', i."order" = 0) ORDER BY i."order")::text
             FROM catalog.product_images i WHERE i.product_id = p.id)
        FROM catalog.products p JOIN catalog.categories c ON c.id = p.category_id JOIN catalog.product_counters n ON n.product_id = p.id WHERE p.id = $1
        """;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/k1/{id}", GetAsync);

    private async Task GetAsync(HttpContext context)
    {
        var id = long.Parse((string)context.GetRouteValue("id")!);
        if (await FindAsync(id, context.RequestAborted) is { } product)
            await Answer.WriteAsync(context, product, CeilingJson.Default.ProductJson);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task<ProductJson?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = id } } };
        await command.PrepareAsync(cancellationToken); // once for each connection: the pool keeps it
        await using var row = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(row) : null;
    }

    private static ProductJson Read(NpgsqlDataReader r)
    {
        var category = new CategoryJson(r.GetInt64(19), r.GetString(20), r.GetString(21), Text(22), Text(23), r.GetInt32(24), r.IsDBNull(25) ? null : r.GetInt64(25));
        return new ProductJson(
            r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetDecimal(4), r.IsDBNull(5) ? null : r.GetDecimal(5),
            r.GetString(6), r.GetString(7), category.Id, category, r.GetInt64(8), Text(9), Number(10), Number(11),
            r.GetBoolean(12), r.GetInt32(13), r.GetInt32(14), r.GetBoolean(15),
            Text(26) is { } images ? JsonSerializer.Deserialize(images, CeilingJson.Default.IReadOnlyListImageJson)! : [],
            r.GetDateTime(16), r.GetDateTime(17), null, r.GetInt32(18));

        string? Text(int column) => r.IsDBNull(column) ? null : r.GetString(column);
        double? Number(int column) => r.IsDBNull(column) ? null : r.GetDouble(column);
    }
}
