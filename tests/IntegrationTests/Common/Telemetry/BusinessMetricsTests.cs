using System.Net;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;
using Npgsql;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>What is counted is what was committed: once, however many attempts it took, and nothing that was not.</summary>
public sealed class BusinessMetricsTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string Created = "multiweb_transactions_created_total";
    private const string Completed = "multiweb_transactions_completed_total";
    private const string Amount = "multiweb_transaction_amount_total";
    private const string Retries = "multiweb_db_retries_total";

    [Fact]
    public async Task A_sale_moves_each_counter_once()
    {
        var before = await market.Http.ScrapeAsync();
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        (await buyer.PostAsync("messages", new { receiver_id = seller.Id, content = "아직 있나요?" })).ShouldBe(HttpStatusCode.Created);
        var deal = await buyer.OpenDealAsync(product);
        (await seller.TakeAsync(deal, "confirm")).ShouldBe(HttpStatusCode.OK);
        (await buyer.TakeAsync(deal, "receive")).ShouldBe(HttpStatusCode.OK);

        var after = await market.Http.ScrapeAsync();

        Growth("multiweb_users_registered_total").Should().Be(2);
        Growth("multiweb_auth_login_attempts_total{result=\"success\"}").Should().Be(2);
        Growth("multiweb_products_created_total").Should().Be(1);
        Growth("multiweb_messages_sent_total").Should().Be(1);
        Growth(Created).Should().Be(1);
        Growth(Completed).Should().Be(1);
        Growth(Amount).Should().Be((double)Listings.Price);
        after["multiweb_active_users"].Should().BeGreaterThanOrEqualTo(2);
        double Growth(string series) => after[series] - before[series];
    }

    [Fact]
    public async Task A_purchase_that_loses_its_first_attempt_is_counted_once()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        var before = await market.Http.ScrapeAsync();

        Answer bought;
        await using (var other = await market.Database.OpenAsync())
        {
            await using var transaction = await other.BeginTransactionAsync();
            await using (var touch = new NpgsqlCommand($"UPDATE catalog.products SET version = version + 1 WHERE id = {product}", other))
                await touch.ExecuteNonQueryAsync();
            // The buyer reads the old version and has to wait for the row; then the version is another one.
            var purchase = buyer.RequestAsync(product);
            while (await market.Database.CountAsync("pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
                purchase.IsCompleted.Should().BeFalse("the purchase waits for the row");
            await transaction.CommitAsync();
            bought = await purchase;
        }
        bought.ShouldBe(HttpStatusCode.Created);

        var after = await market.Http.ScrapeAsync();
        (after[Retries] - before[Retries]).Should().Be(1);
        (after[Created] - before[Created]).Should().Be(1);
    }

    [Fact]
    public async Task Of_many_who_want_one_thing_the_one_who_gets_it_is_counted()
    {
        var seller = await market.NewPersonAsync();
        var buyers = await market.NewPeopleAsync(10);
        var product = await seller.ListProductAsync();
        var before = await market.Http.ScrapeAsync();

        var told = await StartingGun.FireAsync(buyers.Length, i => buyers[i].RequestAsync(product));

        told.Count(t => t.Status == HttpStatusCode.Created).Should().Be(1);
        var after = await market.Http.ScrapeAsync();
        (after[Created] - before[Created]).Should().Be(1);
    }

    [Fact]
    public async Task What_is_refused_or_only_rehearsed_is_not_counted()
    {
        var (seller, buyer) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        (await seller.TakeAsync(deal, "confirm")).ShouldBe(HttpStatusCode.OK);
        var before = await market.Http.ScrapeAsync();

        (await buyer.RequestAsync(product, amount: 1)).ShouldBe(HttpStatusCode.Conflict);
        (await buyer.PostAsync($"transactions/{deal}/receive?dry_run=true")).ShouldBe(HttpStatusCode.OK);
        (await market.Anyone.PostAsync("auth/register", new { email = buyer.Email, username = "another.name", password = Person.DefaultPassword }))
            .ShouldBe(HttpStatusCode.Conflict);

        var after = await market.Http.ScrapeAsync();
        foreach (var series in new[] { Created, Completed, Amount, "multiweb_users_registered_total" })
            after[series].Should().Be(before[series], "{0} counts what was committed", series);
    }
}
