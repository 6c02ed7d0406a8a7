using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Catalog.Products.Commands;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.Seeding;
using Npgsql;

namespace MultiWeb.Infrastructure.Catalog.Products.Seeding;

/// <summary>
/// What the neighbours have listed in the last four months, the more the later; some of it they have taken down again. Listing is
/// no command here, for it would be three thousand of them, and nobody who has just moved in waits for any.
/// </summary>
internal sealed class DemoListings(MultiWebDbContext db, IIdentitySequence ids, Stage stage, Scene scene) : ISeeder
{
    private const int Seed = 7; // any number; another one makes other listings
    private const double OldestMinutes = 60 * 24 * 120;
    private const double TakenDownShare = 0.015;

    private readonly Random _dice = new(Seed);

    public async Task SeedAsync(SeedState state, CancellationToken cancellationToken)
    {
        var sellers = state.Neighbours.Where(n => n.IsNew).ToList();
        if (sellers.Count == 0)
            return;
        var drafts = await DraftAsync(sellers, state.MaxListings, cancellationToken);
        var listings = new List<PlantedListing>();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await new BulkInsert<Product>(db.Model).WriteAsync(connection, ListAsync(), cancellationToken);
        await connection.AddViewsAsync([.. listings.Select(l => l.Id)], [.. listings.Select(_ => ListingWriter.ViewsOf(_dice))], cancellationToken);
        foreach (var listing in listings)
        {
            if (!await TakeDownSomeAsync(listing, cancellationToken))
                state.Listings.Add(listing);
        }
        state.Note("listings", listings.Count);

        async IAsyncEnumerable<Product> ListAsync()
        {
            foreach (var (seller, details, at) in drafts)
            {
                var id = await ids.NextAsync<Product>(cancellationToken);
                listings.Add(new PlantedListing(id, seller.Id, details.Price.Amount, details.IsNegotiable, seller.Home, at));
                yield return Product.List(id, seller.Id, details, [], at);
            }
        }
    }

    /// <summary>In the order in which they were listed, so that ids grow with time as they do in life.</summary>
    private async Task<List<Draft>> DraftAsync(List<Neighbour> sellers, int count, CancellationToken cancellationToken)
    {
        var writer = new ListingWriter(await Assortment.LoadAsync(db, cancellationToken));
        var urn = Urn<Neighbour>.Zipf(sellers, 0.45); // some sell a lot, those whom one logs in as among them
        return [.. Enumerable.Range(0, count)
            .Select(_ =>
            {
                var seller = urn.Draw(_dice);
                var age = TimeSpan.FromMinutes(Math.Round(6 + OldestMinutes * Math.Pow(_dice.NextDouble(), 1.6)));
                return new Draft(seller, writer.Write(_dice, seller.Home), scene.Present - age);
            })
            .OrderBy(d => d.At)];
    }

    private async Task<bool> TakeDownSomeAsync(PlantedListing listing, CancellationToken cancellationToken)
    {
        if (!_dice.Chance(TakenDownShare))
            return false;
        var at = listing.ListedAt + (scene.Present - listing.ListedAt) * _dice.NextDouble();
        await stage.PlayAsync(listing.SellerId, at, new DeleteProductCommand(listing.Id, ExpectedVersion: null), cancellationToken);
        return true;
    }

    private sealed record Draft(Neighbour Seller, ProductDetails Details, DateTimeOffset At);
}
