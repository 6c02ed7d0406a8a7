using System.Globalization;
using System.Net;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using Npgsql;

namespace MultiWeb.IntegrationTests.Catalog.Products;

/// <summary>
/// A page is found by walking the order or by the indexes of the conditions, whichever is shorter: whatever way it took, it is the
/// page that reading every listing one by one gives. The listings are more than a walk is long.
/// </summary>
public sealed class SearchAtAnySizeTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>, IAsyncLifetime
{
    private const int Listings = 12_000;
    private const int Enough = 1_500;
    private const int Seed = 20_261_123;
    private const double Latitude = 37.5;
    private const double Longitude = 127.0;

    /// <summary>What is in every hundredth, in every thousandth and in no listing.</summary>
    private static readonly string[] Words = ["의자", "원목", "아이폰", "케이스", "가방", "캠핑", "책", "뷁", "chair", "IPHONE", "아이폰케이스", "의자 원목", "원목의자", "100%", "a_b", "없는말", "\\", "펜"];

    private static readonly string[] Texts = ["원목의자를 팝니다", "아이폰 케이스", "가죽 가방 새것", "캠핑 의자 두 개", "iPhone 15 Pro", "Vintage wooden chair", "동화책 서른 권", "만년필, 펜 세트", "순면 100% 이불", "a_b 라는 이름", "axb 라는 이름", "그냥 물건입니다"];

    private readonly Random _dice = new(Seed);

    public async Task InitializeAsync()
    {
        if (await market.Database.ReadAsync<long>("SELECT count(*) FROM catalog.products WHERE slug LIKE 'any-size-%'") > 0)
            return;
        var seller = await market.NewPersonAsync();
        // Straight into the table: what is tested is reading. The rare word stands in the oldest, where no walk from the latest comes.
        await market.Database.ExecuteAsync(
            """
            INSERT INTO catalog.products (id, seller_id, title, slug, description, price, condition, status, category_id, is_negotiable, is_featured,
                latitude, longitude, public_latitude, public_longitude, created_at, updated_at, version)
            SELECT 5000000000 + n, $1, t.texts[1 + (n * 7919) % 12], 'any-size-' || n,
                CASE WHEN n % 1000 = 1 AND n < 3000 THEN '뷁이라는 드문 말' WHEN n % 100 = 1 THEN '캠핑 갈 때 쓰던 의자' ELSE '설명은 열 글자가 넘습니다' END,
                1000 + (n * 104729) % 50000, (ARRAY['new', 'like_new', 'good', 'fair', 'poor'])[1 + (n / 10) % 5], CASE WHEN n % 17 = 3 THEN 'sold' ELSE 'available' END,
                1 + n % 10, n % 2 = 0, false,
                $2 + sin(n * 12.9898) / 3, $3 + sin(n * 78.233) / 3, $2 + sin(n * 12.9898) / 3, $3 + sin(n * 78.233) / 3,
                timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01', 1
            FROM generate_series(1, $4) AS n, (SELECT $5 AS texts) t
            """,
            seller.Id, Latitude, Longitude, Listings, Texts);
        await market.Database.ExecuteAsync("VACUUM (ANALYZE) catalog.products");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Two_hundred_random_queries_answer_what_reading_every_listing_does()
    {
        var answered = 0;
        for (var i = 0; i < 200; i++)
        {
            var asked = Asked();
            var found = (await market.Anyone.GetAsync($"products?{asked.Query}&page_size=100")).ShouldBe(HttpStatusCode.OK);
            var expected = await ReadAsync(asked);
            found.ItemIds.Should().Equal(expected.Take(100), "{0}", asked.Query);
            found["total"].GetInt32().Should().Be(asked.IsNearby && asked.Words is null ? Math.Min(expected.Count, 1_000) : expected.Count, "{0}", asked.Query);
            answered += expected.Count == 0 ? 0 : 1;
        }
        answered.Should().BeInRange(100, 195, "queries must find something, and some must not");
    }

    [Theory]
    [InlineData("search=의자&sort=relevance")]
    [InlineData("search=뷁&sort=relevance")]
    [InlineData("search=가방")]
    [InlineData("search=의자&sort=price_asc&min_price=20000")]
    [InlineData("search=책&sort=popular")]
    [InlineData("lat=37.5&lng=127&radius_km=5&sort=distance")]
    [InlineData("lat=37.5&lng=127&radius_km=30&sort=distance&search=의자")]
    [InlineData("lat=37.5&lng=127&radius_km=30&sort=distance&search=뷁")]
    [InlineData("lat=37.5&lng=127&radius_km=30&category_id=3")]
    [InlineData("category_id=4&condition=poor&sort=price_desc")]
    [InlineData("status=sold&search=의자")]
    public async Task Forth_by_cursor_and_back_again_is_the_whole_list(string query)
    {
        var asked = Parse(query);
        var expected = await ReadAsync(asked);
        expected.Should().NotBeEmpty();

        var forth = new List<long>();
        var page = await market.Anyone.GetAsync($"products?{query}&page_size=90");
        for (; ; page = await market.Anyone.GetAsync($"products?{query}&page_size=90&cursor={page["next_cursor"].GetString()}"))
        {
            forth.AddRange(page.ItemIds);
            if (forth.Count >= Enough || !page["has_more"].GetBoolean())
                break;
        }
        var back = page.ItemIds.Reverse().ToList();
        while (page["prev_cursor"].ValueKind != JsonValueKind.Null)
        {
            page = await market.Anyone.GetAsync($"products?{query}&page_size=90&cursor={page["prev_cursor"].GetString()}");
            back.AddRange(page.ItemIds.Reverse());
        }

        forth.Should().Equal(expected.Take(Math.Max(forth.Count, Enough)));
        back.Should().Equal(Enumerable.Reverse(forth));
    }

    [Theory]
    [InlineData("search=의자", 3)]
    [InlineData("search=의자&sort=relevance", 7)]
    [InlineData("lat=37.5&lng=127&radius_km=100&sort=distance", 50)]
    [InlineData("lat=37.5&lng=127&radius_km=100&sort=distance&is_negotiable=true", 50)]
    [InlineData("is_negotiable=true&sort=price_asc", 55)]
    public async Task A_page_by_number_is_that_part_of_the_list(string query, int number)
    {
        var page = (await market.Anyone.GetAsync($"products?{query}&page={number}&page_size=20")).ShouldBe(HttpStatusCode.OK);
        page.ItemIds.Should().HaveCount(20).And.Equal((await ReadAsync(Parse(query))).Skip((number - 1) * 20).Take(20));
    }

    private Question Asked()
    {
        var query = new List<string>();
        if (_dice.Next(4) != 0)
            query.Add($"search={Uri.EscapeDataString(Words[_dice.Next(Words.Length)])}");
        if (_dice.Next(4) == 0)
            query.Add($"category_id={_dice.Next(1, 12)}");
        if (_dice.Next(5) == 0)
            query.Add("condition=good");
        if (_dice.Next(4) == 0)
            query.Add($"min_price={_dice.Next(1, 52_000)}");
        if (_dice.Next(6) == 0)
            query.Add("status=sold");
        var isNearby = _dice.Next(3) == 0;
        if (isNearby)
            query.Add(string.Create(CultureInfo.InvariantCulture, $"lat={Latitude + _dice.NextDouble() / 2}&lng={Longitude + _dice.NextDouble() / 2}&radius_km={_dice.Next(1, 40)}"));
        string[] sorts = ["latest", "price_asc", "price_desc", "popular", .. isNearby ? ["distance"] : Array.Empty<string>(), .. query.Exists(q => q.StartsWith("search", StringComparison.Ordinal)) ? ["relevance"] : Array.Empty<string>()];
        query.Add($"sort={sorts[_dice.Next(sorts.Length)]}");
        return Parse(string.Join('&', query));
    }

    private static Question Parse(string query)
    {
        var given = query.Split('&').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]));
        return new Question(
            query, given.GetValueOrDefault("search"), given.GetValueOrDefault("status", "available"), given.GetValueOrDefault("sort", "latest"),
            Number("category_id"), given.GetValueOrDefault("condition"), Number("min_price"),
            given.TryGetValue("is_negotiable", out var negotiable) ? bool.Parse(negotiable) : null, Number("lat"), Number("lng"), Number("radius_km"));

        double? Number(string name) => given.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Every listing looked at, by rules that share nothing with the program's SQL: ILIKE over text without spaces, the haversine.</summary>
    private async Task<IReadOnlyList<long>> ReadAsync(Question asked)
    {
        var words = (asked.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"%{word.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%").ToArray();
        var order = asked.Sort switch
        {
            "price_asc" => "price, id",
            "price_desc" => "price DESC, id DESC",
            "popular" => "likes DESC, views DESC, id DESC",
            "relevance" => "in_title DESC, created_at DESC, id DESC",
            "distance" => "km, id",
            _ => "created_at DESC, id DESC",
        };
        await using var connection = await market.Database.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            SELECT id FROM (
                SELECT p.id, p.price, p.created_at, n.likes, n.views, p.condition, p.category_id, p.is_negotiable,
                    coalesce(translate(p.title, ' ', '') ILIKE ALL ($1), true) AS in_title,
                    translate(p.title, ' ', '') || E'\n' || translate(p.description, ' ', '') AS text,
                    6371.0088 * 2 * asin(sqrt(power(sin(radians(p.public_latitude - $2) / 2), 2)
                        + cos(radians($2)) * cos(radians(p.public_latitude)) * power(sin(radians(p.public_longitude - $3) / 2), 2))) AS km
                FROM catalog.products p JOIN catalog.product_counters n ON n.product_id = p.id
                WHERE p.status = $4) p
            WHERE (cardinality($1) = 0 OR text ILIKE ALL ($1)) AND ($5::float8 IS NULL OR category_id = $5) AND ($6::text IS NULL OR condition = $6)
                AND ($7::float8 IS NULL OR price >= $7::numeric) AND ($8::bool IS NULL OR is_negotiable = $8) AND ($9::float8 IS NULL OR km <= $9)
            ORDER BY {order}
            """,
            connection);
        object?[] values = [words, asked.Lat ?? 0, asked.Lng ?? 0, asked.Status, asked.Category, asked.Condition, asked.MinPrice, asked.Negotiable, asked.Radius];
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<long>();
        while (await rows.ReadAsync())
            ids.Add(rows.GetInt64(0));
        return ids;
    }

    private sealed record Question(
        string Query, string? Words, string Status, string Sort, double? Category, string? Condition, double? MinPrice, bool? Negotiable, double? Lat, double? Lng, double? Radius)
    {
        public bool IsNearby => Lat is not null;
    }
}
