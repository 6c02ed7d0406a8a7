using MultiWeb.IntegrationTests.Common.Databases;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary><c>seed --products N</c>: as many listings on offer as are wanted, and a marketplace that goes on working.</summary>
public sealed class BulkSeedTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string OnOffer = "catalog.products WHERE status = 'available'";

    [Fact]
    public async Task Five_thousand_are_on_offer_and_the_marketplace_goes_on_from_there()
    {
        var seeding = await ProgramProcess.RunAsync(market.Database, "seed --products 5000");

        seeding.ExitCode.Should().Be(0, "it said {0}", seeding.Errors);
        seeding.Errors.Should().Contain("5,000 of 5,000 (100 %)").And.Contain("Planted: ");
        (await market.Database.CountAsync(OnOffer)).Should().Be(5_000);
        (await market.Anyone.GetAsync("products?page_size=1"))["total"].GetInt32().Should().Be(5_000);
        await EveryListingIsFoundAsync();
        await TheSameAgainChangesNothingAsync();
        await PeopleListAndBuyAsync();
    }

    private async Task EveryListingIsFoundAsync()
    {
        (await market.Database.CountAsync("catalog.products WHERE cardinality(catalog.index_grams(search_text)) < 10 OR strpos(search_text, search_title) <> 1")).Should().Be(0);
        (await market.Anyone.GetAsync("products?search=자전거"))["total"].GetInt32().Should()
            .Be((int)await market.Database.CountAsync($"{OnOffer} AND replace(title || chr(10) || description, ' ', '') LIKE '%자전거%'")).And.BePositive();
        (await market.Anyone.GetAsync("products?lat=37.5617&lng=126.9241&radius_km=3"))["total"].GetInt32().Should().BePositive();
        (await market.Database.CountAsync("catalog.products p JOIN identity.users u ON u.id = p.seller_id WHERE p.created_at NOT BETWEEN u.created_at AND now()")).Should().Be(0);
        (await market.Anyone.GetAsync("products?sort=popular&page_size=1")).Items[0].GetProperty("views").GetInt32().Should().BeGreaterThan(100);
    }

    private async Task TheSameAgainChangesNothingAsync()
    {
        var before = await market.Database.DigestAsync();

        (await ProgramProcess.RunAsync(market.Database, "seed --products 5000")).ExitCode.Should().Be(0);
        (await ProgramProcess.RunAsync(market.Database, "seed --products 4000")).ExitCode.Should().Be(0);

        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    /// <summary>From before the seeding, this instance holds blocks of ids; afterwards it takes others.</summary>
    private async Task PeopleListAndBuyAsync()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        for (var i = 0; i < 120; i++)
            await seller.ListProductAsync();

        var last = await market.Database.ReadAsync<long>($"SELECT max(id) FROM {OnOffer} AND seller_id <> $1", seller.Id);
        var price = await market.Database.ReadAsync<decimal>("SELECT price FROM catalog.products WHERE id = $1", last);
        await buyer.OpenDealAsync(last, price);
        (await buyer.ProductStatusAsync(last)).Should().Be("reserved");
    }

    [Theory]
    [InlineData("seed --products")]
    [InlineData("seed --products 0")]
    [InlineData("seed --products=1000001")]
    [InlineData("seed --products many")]
    [InlineData("seed 5000")]
    public async Task A_number_that_is_none_is_refused_with_one_line(string arguments)
    {
        var before = await market.Database.DigestAsync();

        var end = await ProgramProcess.RunAsync(market.Database, arguments);

        end.ExitCode.Should().Be(2);
        end.Errors.TrimEnd().Should().StartWith("multiweb: seed").And.Contain("1000000").And.NotContain("\n");
        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task Whoever_interrupts_it_keeps_what_is_there_and_goes_on_later()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var program = ProgramProcess.Start(database, "seed --products 1000000");
        await UntilAsync(async () => await database.CountAsync("catalog.products") > 12_000);
        program.Terminate();

        (await program.EndAsync()).Should().Be(130);
        program.Errors.TrimEnd().Split('\n')[^1].Should().StartWith("multiweb: seed was interrupted");
        // What the server had been given whole it still commits, a moment after the program has gone.
        await UntilAsync(async () => await database.CountAsync("pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%'") == 0);
        var kept = await database.CountAsync(OnOffer);
        kept.Should().BeInRange(12_000, 900_000);
        (await ProgramProcess.RunAsync(database, $"seed --products {kept + 100}")).ExitCode.Should().Be(0);
        (await database.CountAsync(OnOffer)).Should().Be(kept + 100);
    }

    [Fact]
    public async Task Two_marketplaces_are_planted_alike()
    {
        const string all = """
            SELECT md5(string_agg(concat_ws('|', p.id, u.username, p.title, p.description, p.price, p.condition, p.location, p.latitude, p.status,
                                            t.amount, t.status, b.username, t.buyer_notes), chr(10) ORDER BY p.id, t.id))
            FROM catalog.products p JOIN identity.users u ON u.id = p.seller_id
            LEFT JOIN trading.transactions t ON t.product_id = p.id LEFT JOIN identity.users b ON b.id = t.buyer_id
            """;
        await using var one = await TestDatabase.CreateAsync();
        await using var other = await TestDatabase.CreateAsync();
        foreach (var database in new[] { one, other })
            (await ProgramProcess.RunAsync(database, "seed --products 300")).ExitCode.Should().Be(0);

        (await one.ReadAsync<string>(all)).Should().Be(await other.ReadAsync<string>(all));
        (await one.CountAsync(OnOffer)).Should().Be(300);
        (await one.CountAsync("(SELECT DISTINCT status FROM trading.transactions) states")).Should().Be(4);
    }

    [Fact]
    public async Task A_database_that_was_not_migrated_is_refused_with_one_line()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ExecuteAsync("DROP SCHEMA identity, catalog, trading, messaging CASCADE; DROP TABLE public.\"__EFMigrationsHistory\"");

        var end = await ProgramProcess.RunAsync(database, "seed");

        end.ExitCode.Should().Be(2);
        end.Errors.TrimEnd().Should().StartWith("multiweb: ").And.Contain("migrate").And.NotContain("\n");
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!await isSo())
            await Task.Delay(100, patience.Token);
    }
}
