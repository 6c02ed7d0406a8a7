using System.Data;
using System.Data.Common;
using System.Text.Json;
using MultiWeb.Application.Catalog.Categories;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Batching;
using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Products;

/// <summary>Reads listings with plain SQL: one row in one round trip, a page and its count in one batch.</summary>
internal sealed class ProductReader : IProductReader
{
    private const string Columns = """
        p.id, p.title, p.slug, p.description, p.price, p.original_price, p.condition, p.status, p.seller_id, p.location,
        p.public_latitude, p.public_longitude, p.is_negotiable, n.views, n.likes, p.is_featured, p.created_at, p.updated_at, p.version,
        c.id, c.name, c.slug, c.description, c.icon, c."order", c.parent_id,
        (SELECT json_agg(json_build_object('id', i.id, 'url', i.url, 'thumbnail_url', i.thumbnail_url, 'storage_key', i.storage_key, 'order', i."order",
                                           'is_primary', i."order" = 0) ORDER BY i."order")::text
         FROM catalog.product_images i WHERE i.product_id = p.id)
        """;

    /// <summary>A listing with its shelf and its counters.</summary>
    internal const string Tables = "catalog.products p JOIN catalog.categories c ON c.id = p.category_id JOIN catalog.product_counters n ON n.product_id = p.id";

    private static readonly JsonSerializerOptions ImageJson = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly NpgsqlDataSource _database;
    private readonly IImageAddresses _addresses;
    private readonly LargeTotals _totals;
    private readonly Batcher<long, ProductResponse?> _single;

    public ProductReader(NpgsqlDataSource database, IImageAddresses addresses, LargeTotals totals)
    {
        (_database, _addresses, _totals) = (database, addresses, totals);
        _single = new Batcher<long, ProductResponse?>(FindAsync, mostUnderWay: 2, mostTogether: 50);
    }

    public Task<ProductResponse?> FindAsync(long id, CancellationToken cancellationToken) => _single.AskAsync(id).WaitAsync(cancellationToken);

    private async Task<IReadOnlyList<ProductResponse?>> FindAsync(IReadOnlyList<long> ids)
    {
        var found = (await ListAsync(ids, CancellationToken.None)).ToDictionary(product => product.Id);
        return [.. ids.Select(found.GetValueOrDefault)];
    }

    public async Task<IReadOnlyList<ProductResponse>> ListAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand($"SELECT {Columns} FROM {Tables} WHERE p.id = ANY ($1)");
        command.Parameters.AddWithValue(ids);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<ProductResponse>(ids.Count);
        while (await rows.ReadAsync(cancellationToken))
            found.Add(Read(rows, null));
        return found;
    }

    public async Task<ProductCounts> CountsAsync(long id, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("SELECT views, likes FROM catalog.product_counters WHERE product_id = $1");
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new ProductCounts(row.GetInt32(0), row.GetInt32(1)) : default;
    }

    public async Task<ProductRows> SearchAsync(ListProductsQuery query, PageWindow window, CancellationToken cancellationToken)
    {
        var sql = new ProductSearchSql(query, window);
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(sql.Rows(Columns));
        var count = window.Counts ? sql.Count() : null;
        var total = count is null ? null : _totals.Find(count);
        var counts = count is not null && total is null;
        if (counts)
            batch.BatchCommands.Add(count!);

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = new List<ProductRow>(window.Fetch);
        while (await reader.ReadAsync(cancellationToken))
        {
            var distance = await reader.IsDBNullAsync(28, cancellationToken) ? (double?)null : DistanceSteps.Of(reader.GetDouble(28));
            var product = Read(reader, distance);
            rows.Add(new ProductRow(product, new RowPosition(reader.GetString(27), product.Id)));
        }
        if (counts && await reader.NextResultAsync(cancellationToken) && await reader.ReadAsync(cancellationToken))
        {
            total = (int)reader.GetInt64(0);
            if (total > sql.LargestCheapTotal)
                _totals.Keep(count!, total.Value);
        }
        return new ProductRows(rows, total);
    }

    private ProductResponse Read(DbDataReader r, double? distanceKm)
    {
        var category = new CategoryResponse(r.GetInt64(19), r.GetString(20), r.GetString(21), Text(22), Text(23), r.GetInt32(24), r.IsDBNull(25) ? null : r.GetInt64(25));
        return new ProductResponse(
            r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetDecimal(4), r.IsDBNull(5) ? null : r.GetDecimal(5),
            Wording.Parse<ProductCondition>(r.GetString(6))!.Value, Wording.Parse<ProductStatus>(r.GetString(7))!.Value,
            category.Id, category, r.GetInt64(8), Text(9), Number(10), Number(11),
            r.GetBoolean(12), r.GetInt32(13), r.GetInt32(14), r.GetBoolean(15),
            Text(26) is { } images ? [.. JsonSerializer.Deserialize<List<ImageRow>>(images, ImageJson)!.Select(Answer)] : [],
            r.GetFieldValue<DateTimeOffset>(16), r.GetFieldValue<DateTimeOffset>(17), distanceKm, r.GetInt32(18));

        string? Text(int column) => r.IsDBNull(column) ? null : r.GetString(column);
        double? Number(int column) => r.IsDBNull(column) ? null : r.GetDouble(column);
    }

    private ProductImageResponse Answer(ImageRow row) =>
        ProductImageResponse.Of(row.Id, row.Url, row.ThumbnailUrl, row.StorageKey, row.Order, row.IsPrimary, _addresses);

    private sealed record ImageRow(long Id, string Url, string? ThumbnailUrl, string? StorageKey, int Order, bool IsPrimary);
}
