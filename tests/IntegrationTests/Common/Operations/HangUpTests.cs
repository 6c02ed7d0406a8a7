using System.Net;
using MultiWeb.IntegrationTests.Common.Http;
using Npgsql;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>A client may leave at any moment. It is nobody's fault: no error is logged, none is counted, and the server goes on.</summary>
public sealed class HangUpTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private readonly string _mark = $"mark={Guid.NewGuid():N}";

    [Theory]
    [InlineData(Parting.Close)]
    [InlineData(Parting.Reset)]
    public async Task In_the_middle_of_a_request(Parting parting)
    {
        var record = ServerRecord.Of(market.App);
        using var client = await RawConnection.OpenAsync(market.App.Address);

        await client.SendAsync(RawConnection.Request(
            $"POST /api/v1/auth/login?{_mark}", "", "Content-Type: application/json", "Content-Length: 500", "Expect: 100-continue"));
        (await client.ReadSomeAsync()).Should().Contain("100 Continue", "the server now waits for the body");
        client.Leave(parting);

        await ShouldTakeItInItsStrideAsync(record);
    }

    [Theory]
    [InlineData(Parting.Close)]
    [InlineData(Parting.Reset)]
    public async Task While_the_server_is_at_work_and_nothing_is_changed(Parting parting)
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync();
        var record = ServerRecord.Of(market.App);
        await using (var other = await market.Database.OpenAsync())
        await using (await other.BeginTransactionAsync())
        {
            await using (var hold = new NpgsqlCommand($"SELECT FROM catalog.products WHERE id = {product} FOR UPDATE", other))
                await hold.ExecuteNonQueryAsync();
            using var client = await RawConnection.OpenAsync(market.App.Address);

            await client.SendAsync(RawConnection.Request(
                $"PATCH /api/v1/products/{product}?{_mark}", "{\"price\":1}", $"Authorization: Bearer {seller.Token}", "Content-Type: application/json", "Content-Length: 11"));
            while (await market.Database.CountAsync("pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
                record.StatusesOf(_mark).Should().BeEmpty("the change waits for the row");
            client.Leave(parting);

            await ShouldTakeItInItsStrideAsync(record);
        }
        (await seller.GetAsync($"products/{product}"))["price"].GetDecimal().Should().Be(Listings.Price);
        (await seller.PatchAsync($"products/{product}", new { price = 2 })).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Parting.Close)]
    [InlineData(Parting.Reset)]
    public async Task In_the_middle_of_an_answer(Parting parting)
    {
        var seller = await market.NewPersonAsync();
        for (var i = 0; i < 5; i++)
            await seller.ListProductAsync(("description", new string('가', 5000)));
        var record = ServerRecord.Of(market.App);
        // Each asks for 7 MB and does not read on: what the system's buffers cannot take, the server has to hold. They are
        // eight, for it is chance whether the server hears first that it cannot write or that nobody waits any more.
        var clients = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RawConnection.OpenAsync(market.App.Address)));
        foreach (var client in clients)
        {
            await client.SendAsync(string.Concat(Enumerable.Repeat(RawConnection.Request($"GET /api/v1/products?seller_id={seller.Id}&{_mark}"), 100)));
            (await client.ReadSomeAsync()).Should().StartWith("HTTP/1.1 200");
        }
        var given = await CountWhenStillAsync(record);
        given.Should().BeLessThanOrEqualTo(8 * 99, "to each an answer must be under way");
        foreach (var client in clients)
            client.Leave(parting);
        await record.StatusesOfAsync(_mark, given + 8);

        await ShouldTakeItInItsStrideAsync(record, await CountWhenStillAsync(record));
    }

    private async Task<int> CountWhenStillAsync(ServerRecord record)
    {
        int before, now = 0;
        do
        {
            before = now;
            await Task.Delay(500);
            now = record.StatusesOf(_mark).Count;
        }
        while (now != before);
        return now;
    }

    private async Task ShouldTakeItInItsStrideAsync(ServerRecord record, int requests = 1)
    {
        (await record.StatusesOfAsync(_mark, requests)).Should().OnlyContain(status => status < 500);
        record.Errors.Should().BeEmpty();
        (await market.Anyone.GetAsync("products?page_size=1")).ShouldBe(HttpStatusCode.OK);
    }
}
