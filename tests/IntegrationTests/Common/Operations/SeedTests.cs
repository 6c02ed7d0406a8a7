using System.Net;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>The demonstration: a marketplace that looks real, and breaks no rule of the real one.</summary>
public sealed class SeedTests(SeededMarketplaceFixture market) : IClassFixture<SeededMarketplaceFixture>
{
    [Fact]
    public async Task Seeding_twice_is_seeding_once()
    {
        var before = await market.Database.DigestAsync();

        var again = await ProgramProcess.RunAsync(market.Database, "seed");

        (again.ExitCode, again.Errors).Should().Be((0, "Nothing to plant: it is all there\n"));
        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Theory]
    [InlineData("minji")]
    [InlineData("seojun")]
    [InlineData("haeun")]
    [InlineData("dohyun")]
    [InlineData("jiwoo")]
    public async Task One_logs_in_as_any_of_the_five_and_finds_things_of_ones_own(string name)
    {
        var me = market.Anyone;
        var login = await me.PostAsync("auth/login", new { email = $"{name}@demo.example", password = "multiweb-demo-2026" });
        me.Token = login.ShouldBe(HttpStatusCode.OK)["access_token"].GetString();

        var id = (await me.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK).Id;
        (await me.GetAsync($"products?seller_id={id}"))["total"].GetInt32().Should().BeGreaterThan(10);
        (await me.GetAsync("transactions?role=seller"))["total"].GetInt32().Should().BePositive();
        (await me.GetAsync("notifications"))["total"].GetInt32().Should().BePositive();
    }

    /// <summary>The table of the process is asked, so that a step that it gets one day is missed here.</summary>
    [Fact]
    public async Task There_is_a_deal_in_every_state_and_every_step_was_taken()
    {
        var states = PurchaseProcess.Transitions.Select(t => t.To).Append(TransactionStatus.Pending).Distinct().Select(s => Wording.Of(s));
        var steps = PurchaseProcess.Transitions.Select(t => t.Name).Append(TransitionName.Request).Distinct().Select(n => Wording.Of(n));

        (await ListAsync("SELECT DISTINCT status FROM trading.transactions")).Should().BeEquivalentTo(states);
        (await ListAsync("SELECT DISTINCT transition FROM trading.transaction_steps")).Should().BeEquivalentTo(steps);
        (await ListAsync("SELECT DISTINCT status FROM catalog.products")).Should().BeEquivalentTo("available", "reserved", "sold", "removed");
    }

    [Theory]
    [InlineData("one live deal per product, and a product sold once",
        "SELECT 1 FROM trading.transactions WHERE status <> 'cancelled' GROUP BY product_id HAVING count(*) > 1")]
    [InlineData("the product stands where its deal does",
        """
        SELECT 1 FROM catalog.products p LEFT JOIN trading.transactions t ON t.product_id = p.id AND t.status <> 'cancelled'
        WHERE p.status <> 'removed' AND p.status <> CASE WHEN t.id IS NULL THEN 'available' WHEN t.status = 'completed' THEN 'sold' ELSE 'reserved' END
        """)]
    [InlineData("the product changed when its deal did",
        """
        SELECT 1 FROM catalog.products p JOIN trading.transactions t ON t.product_id = p.id
        WHERE t.status = 'completed' AND p.updated_at <> t.completed_at OR t.status = 'pending' AND p.updated_at <> t.created_at
        """)]
    [InlineData("the audit trail leads from step to step, to where the deal stands",
        """
        SELECT 1 FROM (SELECT *, lag(to_status) OVER trail AS before, lag(at) OVER trail AS before_at, lead(number) OVER trail AS next
                       FROM trading.transaction_steps WINDOW trail AS (PARTITION BY transaction_id ORDER BY number)) s
        JOIN trading.transactions t ON t.id = s.transaction_id
        WHERE s.from_status IS DISTINCT FROM s.before OR s.at < s.before_at
           OR s.next IS NULL AND (s.to_status <> t.status OR s.number <> t.version OR s.at <> t.updated_at)
        """)]
    [InlineData("a step is taken by one of the two, and the other is told",
        """
        SELECT 1 FROM trading.transaction_steps s JOIN trading.transactions t ON t.id = s.transaction_id
        LEFT JOIN messaging.notifications n ON n.transaction_id = t.id AND n.created_at = s.at
            AND n.user_id = CASE s.actor_id WHEN t.buyer_id THEN t.seller_id WHEN t.seller_id THEN t.buyer_id END
        WHERE n.id IS NULL
        """)]
    [InlineData("the price was paid, or less where it could be talked about",
        "SELECT 1 FROM trading.transactions t JOIN catalog.products p ON p.id = t.product_id WHERE t.amount <> p.price AND (NOT p.is_negotiable OR t.amount > p.price)")]
    [InlineData("a request waits for a day at most", "SELECT 1 FROM trading.transactions WHERE status = 'pending' AND created_at < now() - interval '24 hours'")]
    [InlineData("first one joins, then one lists, then somebody asks",
        """
        SELECT 1 FROM catalog.products p JOIN identity.users s ON s.id = p.seller_id LEFT JOIN trading.transactions t ON t.product_id = p.id
        WHERE p.created_at < s.created_at OR t.created_at < p.created_at
        """)]
    [InlineData("nothing has happened in the future",
        """
        SELECT 1 FROM catalog.products WHERE greatest(created_at, updated_at) > now()
        UNION ALL SELECT 1 FROM trading.transaction_steps WHERE at > now()
        UNION ALL SELECT 1 FROM messaging.messages WHERE created_at > now()
        UNION ALL SELECT 1 FROM messaging.notifications WHERE greatest(created_at, read_at) > now()
        """)]
    [InlineData("a message stands in the conversation of its two, which ends with the last one",
        """
        SELECT 1 FROM messaging.conversations c JOIN messaging.messages m ON m.conversation_id = c.id
        GROUP BY c.id HAVING max(m.created_at) <> c.last_message_at OR min(m.created_at) <> c.created_at
            OR bool_or(least(m.sender_id, m.receiver_id) <> c.low_user_id OR greatest(m.sender_id, m.receiver_id) <> c.high_user_id OR m.product_id <> c.product_id)
        """)]
    [InlineData("a neighbourhood is in one place",
        "SELECT 1 FROM catalog.products GROUP BY location HAVING max(latitude) - min(latitude) > 0.0125 OR max(longitude) - min(longitude) > 0.0125")]
    public async Task No_rule_is_broken(string rule, string violations) =>
        (await market.Database.CountAsync($"({violations}) violations")).Should().Be(0, "{0}", rule);

    [Fact]
    public async Task Categories_are_full_and_priced_as_they_are_in_life()
    {
        (await market.Database.CountAsync("(SELECT 1 FROM catalog.products GROUP BY category_id HAVING count(*) >= 40) full_ones")).Should().Be(10);
        (await MedianAsync(1)).Should().BeGreaterThan(3 * await MedianAsync(4), "electronics cost more than books");
        (await market.Database.CountAsync("catalog.products WHERE original_price > price")).Should().BeInRange(500, 1_500);
        (await market.Database.CountAsync("catalog.products WHERE is_negotiable")).Should().BeInRange(900, 1_500);
    }

    [Fact]
    public async Task It_is_found_by_word_and_by_place()
    {
        (await market.Anyone.GetAsync("products?search=의자"))["total"].GetInt32().Should().BeGreaterThan(20);
        (await market.Anyone.GetAsync("products?search=갤럭시 256gb&sort=relevance"))["total"].GetInt32().Should().BePositive();
        var near = await market.Anyone.GetAsync("products?lat=37.5617&lng=126.9241&radius_km=2&sort=distance&page_size=100");
        near.ShouldBe(HttpStatusCode.OK).Items.Select(i => i.GetProperty("location").GetString()).Should().NotBeEmpty().And.OnlyContain(l => l!.StartsWith("서울 "));
    }

    private Task<decimal> MedianAsync(long category) =>
        market.Database.ReadAsync<decimal>("SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY price) FROM catalog.products WHERE category_id = $1", category);

    private async Task<string[]> ListAsync(string sql) => (await market.Database.ReadAsync<string[]>($"SELECT ARRAY({sql})"))!;
}
