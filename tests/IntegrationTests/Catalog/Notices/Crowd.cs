using MultiWeb.IntegrationTests.Common.Databases;

namespace MultiWeb.IntegrationTests.Catalog.Notices;

/// <summary>More people than a test has time to register: accounts without a password, each of whom waits for a keyword or likes a listing.</summary>
internal sealed class Crowd(TestDatabase database)
{
    /// <summary>Seconds until all of them have heard of something, on a busy machine.</summary>
    public const int Patience = 180;

    private const string People = """
        INSERT INTO identity.users (id, email, username, username_key, password_hash, is_active, is_verified, role, rating, total_reviews, created_at, version)
        SELECT i, 'crowd' || i || '@example.org', 'crowd' || i, 'crowd' || i, '', true, true, 'user', 0, 0, now(), 1 FROM generate_series($1::bigint, $2) AS i
        """;

    private static long _id = 10_000_000; // far from what the program takes from its sequence

    public static async Task<Crowd> WaitingForAsync(TestDatabase database, int people, string keyword)
    {
        var (first, last) = await AddAsync(database, people);
        await database.ExecuteAsync(
            "INSERT INTO catalog.keyword_alerts (id, user_id, keyword, form, slot, created_at, version) SELECT i, i, $3, catalog.search_form($3), 1, now(), 1 FROM generate_series($1, $2) AS i",
            first, last, keyword);
        return new Crowd(database);
    }

    public static async Task<Crowd> LikingAsync(TestDatabase database, int people, long productId)
    {
        var (first, last) = await AddAsync(database, people);
        await database.ExecuteAsync(
            "INSERT INTO catalog.product_likes (id, user_id, product_id, created_at, version) SELECT i, i, $3, now(), 1 FROM generate_series($1, $2) AS i", first, last, productId);
        return new Crowd(database);
    }

    /// <summary>How many notifications there are of a listing, and for how many people.</summary>
    public async Task<(long Notifications, long People)> ToldOfAsync(long productId, string type) => (
        await database.CountAsync("messaging.notifications WHERE product_id = $1 AND type = $2", productId, type),
        await database.ReadAsync<long>("SELECT count(DISTINCT user_id) FROM messaging.notifications WHERE product_id = $1 AND type = $2", productId, type));

    private static async Task<(long First, long Last)> AddAsync(TestDatabase database, int people)
    {
        var last = Interlocked.Add(ref _id, people);
        await database.ExecuteAsync(People, last - people + 1, last);
        return (last - people + 1, last);
    }
}
