using System.Text;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Common;
using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Products;

/// <summary>
/// The SQL of a filtered, sorted window of listings. Values are parameters, always; only the names below ever become text.
/// </summary>
internal sealed class ProductSearchSql
{
    private const double EarthRadiusKm = 6371.0088;
    private const double KmPerDegree = Math.PI / 180 * EarthRadiusKm;

    /// <summary>When it was listed, or brought to the top again; the indexes are on these very words.</summary>
    private const string Latest = "COALESCE(p.bumped_at, p.created_at)";

    private readonly List<string> _conditions = [];
    private readonly List<object> _values = [];
    private readonly PageWindow _window;
    private readonly KeysetOrder _sort;
    private readonly string _distance = "NULL::double precision";
    private readonly int _filterValues;

    public ProductSearchSql(ListProductsQuery query, PageWindow window)
    {
        _window = window;
        AddPlainFilters(query);
        var rank = AddWords(query.Words);
        if (query is { Lat: { } latitude, Lng: { } longitude, RadiusKm: { } radius })
            _distance = AddPlace(latitude, longitude, radius);
        _filterValues = _values.Count;
        _sort = OrderFor(query.Sort, rank);
    }

    private string Filter => string.Join(" AND ", _conditions);

    /// <summary>The rows of the window: the given columns, then the place in the sort as text, then the distance.</summary>
    public NpgsqlBatchCommand Rows(string columns)
    {
        var sql = new StringBuilder($"""
            SELECT {columns}, concat_ws('|', {string.Join(", ", _sort.Keys.Select(k => $"({k.Expression})::text"))}), {_distance}
            FROM {ProductReader.Tables}
            WHERE {Filter}
            """);
        var values = _values.ToList();
        var forward = _sort.Ascending != _window.Backward;
        if (_window.Start is { } start)
        {
            var parts = start.Key.Split('|');
            var bounds = _sort.Keys.Select((k, i) => $"{AddTo(values, parts[i])}::{k.Type}");
            sql.Append($" AND ({string.Join(", ", _sort.Keys.Select(k => k.Expression))}, {_sort.Id}) {(forward ? '>' : '<')} ({string.Join(", ", bounds)}, {AddTo(values, start.Id)})");
        }
        var direction = forward ? "ASC" : "DESC";
        sql.Append($" ORDER BY {string.Join(", ", _sort.Keys.Select(k => $"{k.Expression} {direction}"))}, {_sort.Id} {direction}");
        sql.Append($" OFFSET {AddTo(values, _window.Skip)} LIMIT {AddTo(values, _window.Fetch)}");
        return Command(sql.ToString(), values);
    }

    public NpgsqlBatchCommand Count() =>
        Command($"SELECT count(*) FROM catalog.products p WHERE {Filter}", _values.Take(_filterValues));

    private void AddPlainFilters(ListProductsQuery query)
    {
        // A literal, not a parameter: the partial indexes are on these very words.
        _conditions.Add($"p.status = '{Wording.Of(query.Status)}'");
        if (query.CategoryId is { } category)
            _conditions.Add($"""
                p.category_id = ANY(ARRAY(
                    WITH RECURSIVE below AS (
                        SELECT id FROM catalog.categories WHERE id = {Add(category)}
                        UNION SELECT child.id FROM catalog.categories child JOIN below ON child.parent_id = below.id)
                    SELECT id FROM below))
                """);
        if (query.Condition is { } condition)
            _conditions.Add($"p.condition = {Add(Wording.Of(condition))}");
        if (query.MinPrice is { } min)
            _conditions.Add($"p.price >= {Add(min)}");
        if (query.MaxPrice is { } max)
            _conditions.Add($"p.price <= {Add(max)}");
        if (query.SellerId is { } seller)
            _conditions.Add($"p.seller_id = {Add(seller)}");
        if (query.IsNegotiable is { } negotiable)
            _conditions.Add($"p.is_negotiable = {Add(negotiable)}");
    }

    /// <summary>The index finds what has all pairs of letters; the text itself is asked whether they stand together.</summary>
    /// <returns>How many of the words stand in the title, as SQL.</returns>
    private string AddWords(IReadOnlyList<string> words)
    {
        var inTitle = new List<string>();
        foreach (var word in words)
        {
            var form = $"catalog.search_form({Add(word)})";
            // A single syllable has no pair to look up; it is searched for without the index.
            if (word.Normalize(NormalizationForm.FormKC).Length > 1)
                _conditions.Add($"p.search_bigrams @> catalog.bigrams({form})");
            _conditions.Add($"strpos(p.search_text, {form}) > 0");
            inTitle.Add($"(strpos(p.search_title, {form}) > 0)::int");
        }
        return inTitle.Count == 0 ? "0" : string.Join(" + ", inTitle);
    }

    /// <summary>Everything is measured to the blurred place that answers show, so that no number of searches tells more than one answer does.</summary>
    /// <returns>The distance in kilometres, as SQL.</returns>
    private string AddPlace(double latitude, double longitude, double radiusKm)
    {
        var (lat, lng) = (Add(latitude), Add(longitude));
        var distance = $"""
            ({EarthRadiusKm} * 2 * asin(least(1, sqrt(power(sin(radians(p.public_latitude - {lat}) / 2), 2)
                + cos(radians({lat})) * cos(radians(p.public_latitude)) * power(sin(radians(p.public_longitude - {lng}) / 2), 2)))))
            """;
        var span = radiusKm / KmPerDegree;
        _conditions.Add($"p.public_latitude BETWEEN {Add(latitude - span)} AND {Add(latitude + span)}");
        // Towards the poles and across the date line a box of degrees is no help; the distance decides alone.
        var sideways = span / Math.Cos(Math.Min(Math.Abs(latitude) + span, 89) * Math.PI / 180);
        if (Math.Abs(latitude) + span < 89 && Math.Abs(longitude) + sideways < 180)
            _conditions.Add($"p.public_longitude BETWEEN {Add(longitude - sideways)} AND {Add(longitude + sideways)}");
        _conditions.Add($"{distance} <= {Add(radiusKm)}");
        return distance;
    }

    private KeysetOrder OrderFor(ProductSort sort, string rank) => sort switch
    {
        ProductSort.PriceAsc => new(true, ("p.price", "numeric")),
        ProductSort.PriceDesc => new(false, ("p.price", "numeric")),
        ProductSort.Popular => new(false, ("n.likes", "integer"), ("n.views", "integer")) { Id = "n.product_id" },
        ProductSort.Relevance => new(false, (rank, "integer"), (Latest, "timestamptz")),
        ProductSort.Distance => new(true, (_distance, "double precision")),
        _ => new(false, (Latest, "timestamptz")),
    };

    private string Add(object value) => AddTo(_values, value);

    private static string AddTo(List<object> values, object value)
    {
        values.Add(value);
        return $"${values.Count}";
    }

    private static NpgsqlBatchCommand Command(string sql, IEnumerable<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    /// <summary>All keys in one direction, so that a place in the list is a row comparison.</summary>
    private sealed record KeysetOrder(bool Ascending, params (string Expression, string Type)[] Keys)
    {
        /// <summary>What breaks ties, as the index of the keys has it.</summary>
        public string Id { get; init; } = "p.id";
    }
}
