using System.Diagnostics;
using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Databases;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Telemetry;

namespace MultiWeb.IntegrationTests.Catalog.Products;

/// <summary>Who looks is counted by whichever process he has asked; here they are real ones, to be stopped and killed.</summary>
public sealed class ViewTests : IAsyncLifetime
{
    private const string Never = "300";

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Instances_that_are_stopped_lose_none()
    {
        var programs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync(Never)));
        var id = await ListAsync(programs[0]);

        foreach (var program in programs)
            await LookAsync(program, id, 100);
        (await ViewsAsync(id)).Should().Be(0, "a look is no write");
        foreach (var program in programs)
            (await program.StopAsync()).Should().Be(0);

        (await ViewsAsync(id)).Should().Be(300);
        foreach (var program in programs)
            await program.DisposeAsync();
    }

    [Fact]
    public async Task One_that_is_killed_loses_what_it_has_not_added_yet_and_no_more()
    {
        await using var careful = await StartAsync(Never);
        var id = await ListAsync(careful);
        await using (var killed = await StartAsync("1"))
        {
            await LookAsync(killed, id, 100);
            await ShouldBecomeAsync(id, 100);
            await LookAsync(killed, id, 30);
        }
        var afterwards = await ViewsAsync(id);
        afterwards.Should().BeInRange(100, 130);

        await LookAsync(careful, id, 50);
        await careful.StopAsync();
        (await ViewsAsync(id)).Should().Be(afterwards + 50, "nothing is counted twice");
    }

    [Fact]
    public async Task A_look_leaves_the_listing_itself_alone()
    {
        await using var program = await StartAsync("1");
        var id = await ListAsync(program);
        var before = await RowAsync(id);
        (await new Client(program.Http).GetAsync("products/99999999")).ShouldBe(HttpStatusCode.NotFound);

        await LookAsync(program, id, 10);
        await ShouldBecomeAsync(id, 10);

        (await RowAsync(id)).Should().Be(before);
        (await _database.CountAsync("catalog.product_counters WHERE views > 0")).Should().Be(1);
    }

    private Task<ServingProgram> StartAsync(string flushSeconds) => ServingProgram.StartAsync(_database.ConnectionString, ("Views__FlushSeconds", flushSeconds));

    private static async Task<long> ListAsync(ServingProgram program) => await (await Person.RegisterAsync(program.Http, $"seller{Guid.NewGuid():N}"[..20])).ListProductAsync();

    private static async Task LookAsync(ServingProgram program, long id, int times)
    {
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, times).Select(_ => new Client(program.Http).GetAsync($"products/{id}"))))
            answer.ShouldBe(HttpStatusCode.OK);
    }

    private Task<int> ViewsAsync(long id) => _database.ReadAsync<int>("SELECT views FROM catalog.product_counters WHERE product_id = $1", id);

    /// <summary>The version of the row that PostgreSQL has.</summary>
    private Task<string?> RowAsync(long id) => _database.ReadAsync<string>("SELECT ctid || ' ' || xmin FROM catalog.products WHERE id = $1", id);

    private async Task ShouldBecomeAsync(long id, int views)
    {
        var watch = Stopwatch.StartNew();
        while (await ViewsAsync(id) != views)
        {
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
            await Task.Delay(50);
        }
    }
}
