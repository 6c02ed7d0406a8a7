using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Infrastructure.Catalog.Products;
using MultiWeb.IntegrationTests.Common.Databases;
using Npgsql;

namespace MultiWeb.IntegrationTests.Catalog.Products;

/// <summary>Nothing that people look for makes the database read every listing.</summary>
public sealed class SearchPlanTests(SearchPlanTests.Shelf shelf) : IClassFixture<SearchPlanTests.Shelf>
{
    private const int Listings = 100_000;

    private static readonly PageWindow FirstPage = new(20, 1, null, Backward: false);

    public static TheoryData<string, ListProductsQuery, PageWindow> Looked()
    {
        var data = new TheoryData<string, ListProductsQuery, PageWindow>();
        foreach (var sort in Enum.GetValues<ProductSort>())
        {
            foreach (var word in new[] { "의자", "가", "뷁", "아이폰케이스", "chair", "의자 원목" })
            {
                if (sort != ProductSort.Distance)
                    data.Add($"{word} by {sort}", new ListProductsQuery(word, Sort: sort), FirstPage);
                data.Add($"{word} nearby by {sort}", new ListProductsQuery(word, Lat: 37.5, Lng: 127, RadiusKm: 20, Sort: sort), FirstPage);
            }
            if (sort == ProductSort.Relevance)
                continue;
            data.Add($"near by {sort}", new ListProductsQuery(Lat: 37.5, Lng: 127, RadiusKm: 2, Sort: sort), FirstPage);
            data.Add($"far by {sort}", new ListProductsQuery(Lat: 37.5, Lng: 127, RadiusKm: 200, Sort: sort), FirstPage);
            if (sort != ProductSort.Distance)
                data.Add($"all by {sort}", new ListProductsQuery(Sort: sort), FirstPage);
        }
        data.Add("sold chairs", new ListProductsQuery("의자", Status: ProductStatus.Sold), FirstPage);
        data.Add("sold", new ListProductsQuery(Status: ProductStatus.Sold), FirstPage);
        data.Add("a seller's", new ListProductsQuery("의자", SellerId: 8), FirstPage);
        data.Add("deep by cursor", new ListProductsQuery(), new PageWindow(20, null, new RowPosition("2026-01-20 00:00:00+00", 5_000_030_000), Backward: false));
        return data;
    }

    [Theory]
    [MemberData(nameof(Looked), DisableDiscoveryEnumeration = true)]
    internal async Task Is_found_by_indexes(string what, ListProductsQuery query, PageWindow window)
    {
        var sql = new ProductSearchSql(query, window);
        var plan = await shelf.ExplainAsync(sql.Rows("p.id"));
        plan.Should().NotContain("Seq Scan on products", "{0}:\n{1}", what, plan);
        // To count all there are, all there are may be read; once a minute.
        var count = await shelf.ExplainAsync(sql.Count());
        if (query.Search is not null || query.Lat is not null)
            count.Should().NotContain("Seq Scan", "{0}:\n{1}", what, count);
    }

    [Fact]
    public async Task Words_that_few_listings_have_are_looked_up_and_words_that_many_have_are_not()
    {
        (await shelf.ExplainAsync(new ProductSearchSql(new ListProductsQuery("뷁"), FirstPage).Rows("p.id"), "ANALYZE"))
            .Should().MatchRegex(@"Bitmap Index Scan on ix_products_available_words .*actual time=.* rows=2 loops=1");
        (await shelf.ExplainAsync(new ProductSearchSql(new ListProductsQuery("의자"), FirstPage).Rows("p.id"), "ANALYZE"))
            .Should().MatchRegex(@"Bitmap Index Scan on ix_products_available_words .*\(never executed\)");
    }

    public sealed class Shelf : IAsyncLifetime
    {
        private TestDatabase _database = null!;

        public async Task InitializeAsync()
        {
            _database = await TestDatabase.CreateAsync();
            await _database.ExecuteAsync(
                """
                INSERT INTO identity.users (id, email, username, username_key, password_hash, role, is_active, is_verified, rating, total_reviews, created_at, version)
                SELECT 7, 'seller@plan.example', 'seller', 'seller', '-', 'user', true, true, 0, 0, now(), 1
                """);
            await _database.ExecuteAsync(
                """
                INSERT INTO catalog.products (id, seller_id, title, slug, description, price, condition, status, category_id, is_negotiable, is_featured,
                    latitude, longitude, public_latitude, public_longitude, created_at, updated_at, version)
                SELECT 5000000000 + n, 7, (ARRAY['원목의자', '아이폰 케이스', '가방', 'chair', '책상'])[1 + n % 5], 'plan-' || n,
                    CASE WHEN n <= 3 THEN '뷁' ELSE '중고' END, 1000 + n, 'good', CASE WHEN n % 50 = 3 THEN 'sold' ELSE 'available' END, 1 + n % 10, false, false,
                    37 + sin(n), 127 + cos(n * 1.7), 37 + sin(n), 127 + cos(n * 1.7), timestamptz '2026-01-01' + n * interval '1 minute', now(), 1
                FROM generate_series(1, $1) AS n
                """,
                Listings);
            await _database.ExecuteAsync("VACUUM (ANALYZE) catalog.products, catalog.product_counters");
        }

        public async Task<string> ExplainAsync(NpgsqlBatchCommand command, string options = "COSTS")
        {
            await using var connection = await _database.OpenAsync();
            await using var explain = new NpgsqlCommand($"EXPLAIN ({options}) {command.CommandText}", connection);
            foreach (NpgsqlParameter parameter in command.Parameters)
                explain.Parameters.Add(new NpgsqlParameter { Value = parameter.Value });
            var plan = new List<string>();
            await using var lines = await explain.ExecuteReaderAsync();
            while (await lines.ReadAsync())
                plan.Add(lines.GetString(0));
            return string.Join('\n', plan);
        }

        public async Task DisposeAsync() => await _database.DisposeAsync();
    }
}
