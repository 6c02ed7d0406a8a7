using System.Net;
using MultiWeb.IntegrationTests.Common.Http;
using Npgsql;

namespace MultiWeb.IntegrationTests.Common.Outbox;

/// <summary>What was committed reaches its consumers, once, in order, and is neither lost nor skipped.</summary>
public sealed class OutboxTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Whoever_asked_about_a_product_hears_that_it_is_sold_and_its_buyer_does_not()
    {
        var (seller, buyer, asker) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        foreach (var person in new[] { buyer, asker })
            (await person.PostAsync("messages", new { receiver_id = seller.Id, product_id = product, content = "Is it still there?" })).ShouldBe(HttpStatusCode.Created);
        var deal = await buyer.OpenDealAsync(product);
        (await seller.TakeAsync(deal, "confirm")).ShouldBe(HttpStatusCode.OK);
        (await buyer.TakeAsync(deal, "receive")).ShouldBe(HttpStatusCode.OK);
        await market.Database.DrainOutboxAsync();

        (await TypesAsync(asker)).Should().Equal("product_sold");
        (await TypesAsync(buyer)).Should().NotContain("product_sold");
    }

    [Fact]
    public async Task The_seller_of_a_requested_product_gets_a_mail()
    {
        // All apps of the run put their mail into one folder, so this is a name that no other test has.
        var (seller, buyer) = (await market.NewPersonAsync($"mailed_{Guid.NewGuid().ToString("N")[..8]}_"), await market.NewPersonAsync());
        var deal = await buyer.OpenDealAsync(await seller.ListProductAsync());
        await market.Database.DrainOutboxAsync();

        var mails = Directory.GetFiles(MarketplaceApp.MailFolder, "*.eml").Select(File.ReadAllText)
            .Where(m => m.Contains(seller.Email, StringComparison.Ordinal) && m.Contains("<transaction-", StringComparison.Ordinal)).ToList();
        mails.Should().ContainSingle("beside the one that verifies the address").Which.Should().Contain($"Message-ID: <transaction-{deal}-requested@");
    }

    [Fact]
    public async Task A_refused_command_leaves_nothing_in_the_outbox()
    {
        var (seller, buyer, late) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();
        await buyer.OpenDealAsync(product);
        await market.Database.DrainOutboxAsync();
        var before = await market.Database.CountAsync("common.outbox");

        (await late.RequestAsync(product)).ShouldBe(HttpStatusCode.Conflict);

        (await market.Database.CountAsync("common.outbox")).Should().Be(before);
    }

    [Fact]
    public async Task A_transaction_that_commits_late_is_not_skipped()
    {
        var backlog = await Backlog.CreateAsync(market);
        await using var connection = await market.Database.OpenAsync();
        await using var late = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand(Backlog.Insert, connection, late);
        foreach (var value in backlog.Row(NextAggregate(), 1, "late"))
            insert.Parameters.AddWithValue(value);
        await insert.ExecuteNonQueryAsync();

        // Younger ones pass it by while it is under way.
        await backlog.AddAsync(NextAggregate(), 1, "early");
        await backlog.ShouldBeToldAsync("early");
        (await backlog.EffectsAsync("late")).Should().Be(0);
        await late.CommitAsync();

        await backlog.ShouldBeToldAsync("late");
    }

    [Fact]
    public async Task The_events_of_one_aggregate_wait_for_each_other_and_those_of_others_do_not()
    {
        var backlog = await Backlog.CreateAsync(market);
        var aggregate = NextAggregate();
        var stuck = await backlog.AddAsync(aggregate, 1, "stuck", type: "trading.nobody_knows");
        await backlog.AddAsync(aggregate, 2, "after");
        await backlog.AddAsync(NextAggregate(), 1, "beside");

        await backlog.ShouldBeToldAsync("beside");
        (await backlog.EffectsAsync("after")).Should().Be(0);
        await market.Database.ExecuteAsync("UPDATE common.outbox SET parked_at = now() WHERE id = $1", stuck);

        await backlog.ShouldBeToldAsync("after");
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_parked_in_the_end()
    {
        var backlog = await Backlog.CreateAsync(market);
        var id = await backlog.AddAsync(NextAggregate(), 1, "poison", type: "trading.nobody_knows");
        await SoonAsync("attempts > 0", id);

        (await market.Database.ReadAsync<string>("SELECT last_error FROM common.outbox WHERE id = $1", id)).Should().Contain("trading.nobody_knows");
        (await market.Database.ReadAsync<bool>("SELECT due_at > now() AND parked_at IS NULL FROM common.outbox WHERE id = $1", id)).Should().BeTrue();
        await market.Database.ExecuteAsync("UPDATE common.outbox SET attempts = 15, due_at = NULL WHERE id = $1", id);

        await SoonAsync("parked_at IS NOT NULL AND attempts = 16", id);
    }

    [Fact]
    public async Task A_message_that_is_delivered_again_has_no_second_effect()
    {
        var backlog = await Backlog.CreateAsync(market);
        var id = await backlog.AddAsync(NextAggregate(), 1, "twice");
        await backlog.ShouldBeToldAsync("twice");
        for (var round = 0; round < 5; round++)
        {
            await SoonAsync("processed_at IS NOT NULL", id);
            await market.Database.ExecuteAsync("UPDATE common.outbox SET processed_at = NULL WHERE id = $1", id);
        }
        await SoonAsync("processed_at IS NOT NULL", id);

        (await backlog.EffectsAsync("twice")).Should().Be(1);
    }

    private static long NextAggregate() => Backlog.NextId();

    private static async Task<List<string>> TypesAsync(Person person) =>
        [.. (await person.GetAsync("notifications")).ShouldBe(HttpStatusCode.OK).Items.Select(n => n.GetProperty("type").GetString()!)];

    private async Task SoonAsync(string condition, long id)
    {
        for (var tries = 0; await market.Database.CountAsync($"common.outbox WHERE id = $1 AND {condition}", id) == 0; tries++)
        {
            tries.Should().BeLessThan(500, "{0} should hold within ten seconds", condition);
            await Task.Delay(20);
        }
    }
}
