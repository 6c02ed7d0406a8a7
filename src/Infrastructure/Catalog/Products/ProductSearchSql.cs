using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Products;

/// <summary>
/// The SQL of a filtered, sorted window of listings. Values are parameters, always; only the names below ever become text.
/// <para>
/// Without conditions a list is read off the index of its order. With conditions there are two ways to a page: to walk the order
/// and pick what fits, which is fast where much fits, or to look up all that fits and sort it, which is fast where little does. Of
/// words a planner can only guess which it is. So nobody guesses: <see cref="WalkLength"/> listings are walked, and where they do
/// not fill the page, what fits is rare, and is looked up. Neither way takes much longer where there are more listings.
/// </para>
/// </summary>
internal sealed class ProductSearchSql
{
    /// <summary>After so many listings a walk costs as much as looking up what it was too short for, at a million listings.</summary>
    private const int WalkLength = 4000;

    /// <summary>To count what has a word each listing is looked at, and that may be all there are: so it is counted as far as page numbers reach.</summary>
    private const int MostWithWords = PagedQuery.MaxDepth;

    /// <summary>The same of places; but everybody is somewhere else, so that no total serves twice.</summary>
    private const int MostNearby = 1_000;

    /// <summary>As far as the neighbourhood: in the middle of a city a few hundredths of all there is.</summary>
    private const double LargeRadiusKm = 3;

    /// <summary>When it was listed, or brought to the top again; the indexes are on these very words.</summary>
    private const string Latest = "COALESCE(p.bumped_at, p.created_at)";

    private readonly ListProductsQuery _query;
    private readonly PageWindow _window;
    private readonly List<object> _values = [];

    /// <summary>What the index of the order answers along the way.</summary>
    private readonly List<string> _bounds = [];

    /// <summary>What a listing must be looked at for.</summary>
    private readonly List<string> _conditions = [];

    private readonly SearchWords? _words;
    private readonly Surroundings? _surroundings;
    private readonly KeysetOrder _order;
    private readonly int _filterValues;
    private string? _enough;

    public ProductSearchSql(ListProductsQuery query, PageWindow window)
    {
        (_query, _window) = (query, window);
        // A literal, not a parameter: the partial indexes are on these very words.
        _bounds.Add($"p.status = '{Wording.Of(query.Status)}'");
        AddPlainFilters();
        if (query.Words.Count > 0)
            _words = new SearchWords([.. query.Words.Select(word => Add(word))], titlesAreIndexed: query.Status == ProductStatus.Available);
        if (query is { Lat: { } latitude, Lng: { } longitude, RadiusKm: { } radius })
            _surroundings = new Surroundings($"catalog.on_sphere({Add(latitude)}, {Add(longitude)})", Add(Surroundings.LineOf(radius)), IsLarge: radius > LargeRadiusKm);
        _filterValues = _values.Count;
        _order = query.Sort switch
        {
            ProductSort.PriceAsc => new(true, ("p.price", "numeric")),
            ProductSort.PriceDesc => new(false, ("p.price", "numeric")),
            ProductSort.Popular => new(false, ("n.likes", "integer"), ("n.views", "integer"))
            {
                From = "catalog.product_counters n JOIN catalog.products p ON p.id = n.product_id",
                Id = "n.product_id",
            },
            ProductSort.Distance => new(true, (_surroundings!.Line, "double precision")),
            _ => new(false, (Latest, "timestamptz")),
        };
    }

    /// <summary>As far as it takes no more than a millisecond or two to count.</summary>
    public int LargestCheapTotal => _conditions.Count == 0 && _words is null && _surroundings is null ? PagedQuery.MaxDepth : 1_000;

    private bool IsRanked => _query.Sort == ProductSort.Relevance;

    /// <summary>How many listings the page and all before it take.</summary>
    private string Enough => _enough ??= $"{Add(_window.Skip + _window.Fetch)}::bigint";

    /// <summary>Pages that reach deep walk farther.</summary>
    private int LengthOfWalk => WalkLength * (1 + (_window.Skip + _window.Fetch) / 1000);

    private bool Ascends => _order.IsAscending != _window.Backward;

    /// <summary>The rows of the window: the given columns, then the place in the sort as text, then the distance in kilometres.</summary>
    public NpgsqlBatchCommand Rows(string columns)
    {
        var found = _query.Sort switch
        {
            ProductSort.Relevance => ByRank(),
            ProductSort.Distance => ByDistance(),
            _ => Tier("found", "0", _words?.Anywhere, Keyset(_window.Start, 0)),
        };
        var order = _order.ByAlias("f", Ascends, IsRanked);
        return Command(
            $"""
            WITH {string.Join(",\n", found)}
            SELECT {columns}, concat_ws('|', {string.Join(", ", _order.AliasesOf("f", IsRanked).Select(key => $"{key}::text"))}), f.km
            FROM (SELECT * FROM found f {order} OFFSET {Add(_window.Skip)} LIMIT {Add(_window.Fetch)}) f
            JOIN {ProductReader.Tables} ON p.id = f.id
            {order}
            """,
            _values);
    }

    public NpgsqlBatchCommand Count()
    {
        const string From = "FROM catalog.products p WHERE";
        var listings = (_words, _surroundings) switch
        {
            (null, null) => $"{From} {And(_bounds, _conditions)}",
            ({ } words, null) => $"{From} {And(_bounds, _conditions, words.Counted)} LIMIT {MostWithWords}",
            (null, { } around) when _conditions.Count == 0 && _bounds.Count == 1 => $"FROM ({Nearest(MostNearby)}) p WHERE {And(around.Near())}",
            (null, _) => $"{From} {And(_bounds, Indexed(null))} LIMIT {MostNearby}",
            ({ } words, _) => $"{From} {And(_bounds, Indexed(words.Anywhere))} LIMIT {MostWithWords}",
        };
        return Command($"SELECT count(*) FROM (SELECT {listings}) p", _values.Take(_filterValues));
    }

    private void AddPlainFilters()
    {
        if (_query.CategoryId is { } category)
            _conditions.Add($"""
                p.category_id = ANY(ARRAY(
                    WITH RECURSIVE below AS (
                        SELECT id FROM catalog.categories WHERE id = {Add(category)}
                        UNION SELECT child.id FROM catalog.categories child JOIN below ON child.parent_id = below.id)
                    SELECT id FROM below))
                """);
        if (_query.Condition is { } condition)
            _conditions.Add($"p.condition = {Add(Wording.Of(condition))}");
        var prices = _query.Sort is ProductSort.PriceAsc or ProductSort.PriceDesc ? _bounds : _conditions;
        if (_query.MinPrice is { } min)
            prices.Add($"p.price >= {Add(min)}");
        if (_query.MaxPrice is { } max)
            prices.Add($"p.price <= {Add(max)}");
        if (_query.SellerId is { } seller)
            _conditions.Add($"p.seller_id = {Add(seller)}");
        if (_query.IsNegotiable is { } negotiable)
            _conditions.Add($"p.is_negotiable = {Add(negotiable)}");
    }

    /// <summary>What has all words in the title, then what has not; each in the order of the latest.</summary>
    private IEnumerable<string> ByRank()
    {
        var (inTitle, rest) = ((Rank: "1", Words: _words!.InTitle), (Rank: "0", Words: _words.NotAllInTitle));
        var (first, last) = Ascends ? (rest, inTitle) : (inTitle, rest);
        if (_window.Start is { } start && start.Key.StartsWith(last.Rank, StringComparison.Ordinal))
            return Tier("found", last.Rank, last.Words, Keyset(start, 1));
        return
        [
            .. Tier("first", first.Rank, first.Words, Keyset(_window.Start, 1)),
            .. Tier("last", last.Rank, last.Words, [], $"(SELECT count(*) FROM first) < {Enough}"),
            "found AS (SELECT * FROM first UNION ALL SELECT * FROM last)",
        ];
    }

    /// <summary>
    /// The index gives what is nearest first, but equals in no order. So it is asked how far the page reaches, and then for all that is
    /// within. On the way back that is known.
    /// </summary>
    private IEnumerable<string> ByDistance()
    {
        var around = _surroundings!;
        var keyset = Keyset(_window.Start, 0);
        IEnumerable<string> Fits(string reach) => [.. around.Within(reach), .. _conditions, .. _words?.Anywhere.Read ?? []];
        if (!Ascends)
            return [LookedUp("found", "0", Fits($"least({Add(_window.Start!.Key)}::double precision, {around.Reach})"), keyset, "true")];
        const string Reached = "(SELECT count(*) FROM nearest)";
        return
        [
            $"""
            nearest AS MATERIALIZED (
                SELECT {around.Line} AS line FROM ({Nearest(LengthOfWalk, keyset)}) p
                WHERE {And(around.Near(), _conditions, _words?.Anywhere.Read ?? [])} LIMIT {Enough})
            """,
            LookedUp("near", "0", Fits("(SELECT max(line) FROM nearest)"), keyset, $"{Reached} >= {Enough}"),
            LookedUp("far", "0", Indexed(_words?.Anywhere), keyset, $"{Reached} < {Enough}"),
            "found AS (SELECT * FROM near UNION ALL SELECT * FROM far)",
        ];
    }

    /// <summary>The first so many from here, or from the start of the window: as the index has them, one by one, and not all that are near to be sorted.</summary>
    private string Nearest(int many, params IReadOnlyList<string> keyset) =>
        $"SELECT p.* FROM catalog.products p WHERE {And(_bounds, keyset)} ORDER BY {_surroundings!.Line} LIMIT {many}";

    /// <summary>What fits and stands in one order, so many as there are rows to fetch: as the named table of a WITH.</summary>
    /// <param name="gate">As SQL: where it is false, nothing is done.</param>
    private IEnumerable<string> Tier(
        string name, string rank, SearchWords.Part? words, IReadOnlyList<string> keyset, string gate = "true")
    {
        string[] conditions = [.. _conditions, .. words?.Read ?? [], .. _surroundings?.Near() ?? []];
        if (conditions.Length == 0)
            return [$"{name} AS (SELECT {Columns(rank)} FROM (SELECT p.*, {_order.Aliased} FROM {_order.From} WHERE {And(_bounds, keyset)}) p)"];
        // What one person has on offer is little, and an index has it.
        if (_query.SellerId is not null)
            return [LookedUp(name, rank, conditions, keyset, gate)];
        var walked = $"(SELECT count(*) FROM {name}_walked)";
        return
        [
            $"""
            {name}_walked AS MATERIALIZED (
                SELECT {Columns(rank)} FROM (
                    SELECT p.*, {_order.Aliased} FROM {_order.From}
                    WHERE {And(_bounds, keyset)} AND {gate} {_order.By(Ascends)} LIMIT {LengthOfWalk}) p
                WHERE {And(conditions)} {_order.ByAlias("p", Ascends)} LIMIT {Enough})
            """,
            LookedUp($"{name}_looked_up", rank, Indexed(words), keyset, $"{gate} AND {walked} < {Enough}"),
            $"{name} AS (SELECT * FROM {name}_walked WHERE {walked} >= {Enough} UNION ALL SELECT * FROM {name}_looked_up)",
        ];
    }

    /// <summary>All that fits, sorted. OFFSET 0 keeps the two apart: the planner is not to walk the order in the hope that something fits.</summary>
    private string LookedUp(string name, string rank, IEnumerable<string> conditions, IEnumerable<string> keyset, string gate) => $"""
        {name} AS MATERIALIZED (
            SELECT * FROM (
                SELECT {Columns(rank)} FROM (SELECT p.*, {_order.Aliased} FROM {_order.From} WHERE {And(_bounds, keyset, conditions)} OFFSET 0) p) p
            WHERE {gate} {_order.ByAlias("p", Ascends)} LIMIT {Enough})
        """;

    /// <summary>The conditions as indexes answer them. Of words and a large place the words are the better guess: where both are looked up, the place is larger than anything.</summary>
    private IEnumerable<string> Indexed(SearchWords.Part? words) =>
    [
        .. _conditions, .. words?.Indexed ?? [],
        .. _surroundings is null ? [] : words is not null && _surroundings.IsLarge ? _surroundings.Near() : _surroundings.Within(),
    ];

    private string Columns(string rank) =>
        $"{rank} AS rank, {string.Join(", ", _order.AliasesOf("p"))}, p.id, {_surroundings?.Kilometres ?? "NULL::double precision"} AS km";

    /// <summary>What comes after the start of the window, as a comparison of rows.</summary>
    /// <param name="skipped">How many parts of the key are not of the order's own.</param>
    private IReadOnlyList<string> Keyset(RowPosition? start, int skipped)
    {
        if (start is null)
            return [];
        var bounds = start.Key.Split('|').Skip(skipped).Zip(_order.Keys, (part, key) => $"{Add(part)}::{key.Type}").ToList();
        return [$"({string.Join(", ", _order.Keys.Select(k => k.Expression))}, {_order.Id}) {(Ascends ? '>' : '<')} ({string.Join(", ", bounds)}, {Add(start.Id)})"];
    }

    private static string And(params IEnumerable<string>[] conditions) => string.Join(" AND ", conditions.SelectMany(c => c));

    private string Add(object value)
    {
        _values.Add(value);
        return $"${_values.Count}";
    }

    private static NpgsqlBatchCommand Command(string sql, IEnumerable<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    /// <summary>All keys in one direction, so that a place in the list is a row comparison.</summary>
    private sealed record KeysetOrder(bool IsAscending, params (string Expression, string Type)[] Keys)
    {
        /// <summary>The tables, as the index of the keys has them.</summary>
        public string From { get; init; } = "catalog.products p";

        /// <summary>What breaks ties, as the index of the keys has it.</summary>
        public string Id { get; init; } = "p.id";

        /// <summary>The keys, each under a name of its own.</summary>
        public string Aliased => string.Join(", ", Keys.Select((key, i) => $"{key.Expression} AS key{i + 1}"));

        public IEnumerable<string> AliasesOf(string table, bool isRanked = false) =>
            [.. isRanked ? [$"{table}.rank"] : Array.Empty<string>(), .. Keys.Select((_, i) => $"{table}.key{i + 1}")];

        public string By(bool ascends) => By(Keys.Select(key => key.Expression).Append(Id), ascends);

        public string ByAlias(string table, bool ascends, bool isRanked = false) => By(AliasesOf(table, isRanked).Append($"{table}.id"), ascends);

        private static string By(IEnumerable<string> keys, bool ascends) =>
            $"ORDER BY {string.Join(", ", keys.Select(key => $"{key} {(ascends ? "ASC" : "DESC")}"))}";
    }
}
