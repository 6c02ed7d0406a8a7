using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Products;

/// <summary>Whoever walks the catalogue by cursor while others change it misses nothing that stands still, and sees nothing twice.</summary>
public sealed class CatalogueWalkTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Size = 3_000;

    [Fact]
    public async Task A_walk_through_a_catalogue_that_changes_has_no_gap_and_no_double()
    {
        var seller = await market.NewPersonAsync();
        await market.Database.ExecuteAsync(
            """
            INSERT INTO catalog.products (id, seller_id, title, slug, description, price, condition, status, category_id, is_negotiable, is_featured, created_at, updated_at, version)
            SELECT 6000000000 + n, $1, 'walk ' || n, 'walk-' || n, 'nothing', 1000, 'good', 'available', 1, false, false,
                now() - interval '3 days' - n / 7 * interval '1 minute', now(), 1 -- seven at a time
            FROM generate_series(1, $2) AS n
            """,
            seller.Id, Size);
        var before = await IdsAsync();
        using var walking = new CancellationTokenSource();
        var changed = new HashSet<long>();
        var changing = ChangeAsync(seller, before, changed, walking.Token);

        var seen = new List<long>();
        string? cursor = null;
        do
        {
            var page = (await market.Anyone.GetAsync($"products?page_size=20{(cursor is null ? "" : $"&cursor={cursor}")}")).ShouldBe(HttpStatusCode.OK);
            seen.AddRange(page.ItemIds);
            cursor = page["next_cursor"].GetString();
        }
        while (cursor is not null);
        await walking.CancelAsync();
        var changes = await changing;

        changes.Should().BeGreaterThan(60, "the catalogue must have changed under way");
        seen.Should().OnlyHaveUniqueItems();
        before.Except(changed).Except(seen).Should().BeEmpty("what stood still is on the way of everybody");
        (await IdsAsync()).Should().HaveCountGreaterThan(Size - changes, "most of it stood still");
    }

    /// <summary>Lists, brings to the top, likes, changes prices and removes, all over the catalogue, until it is told to stop.</summary>
    /// <returns>How many changes.</returns>
    private async Task<int> ChangeAsync(Person seller, IReadOnlyList<long> before, HashSet<long> changed, CancellationToken until)
    {
        var fan = await market.NewPersonAsync();
        var dice = new Random(20_261_123);
        var changes = 0;
        for (; !until.IsCancellationRequested; changes++)
        {
            var id = before[dice.Next(before.Count)];
            // What stays where it is in the list still counts as standing still.
            if (changes % 5 is 1 or 2 && !changed.Add(id))
                continue;
            var answer = (changes % 5) switch
            {
                0 => await seller.PostAsync("products", Listings.Body()),
                1 => await seller.PostAsync($"products/{id}/bump"),
                2 => await seller.DeleteAsync($"products/{id}"),
                3 => changed.Contains(id) ? null : await fan.PostAsync($"products/{id}/like"),
                _ => changed.Contains(id) ? null : await seller.PatchAsync($"products/{id}", new { price = 1000 + changes }),
            };
            answer?.Status.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NoContent);
        }
        return changes;
    }

    private async Task<IReadOnlyList<long>> IdsAsync() =>
        [.. (await market.Database.ReadAsync<long[]>("SELECT array_agg(id) FROM catalog.products WHERE status = 'available'"))!];
}
