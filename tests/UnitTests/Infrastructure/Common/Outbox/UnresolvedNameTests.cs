using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Outbox;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.UnitTests.Infrastructure.Common.Caching;
using Npgsql;

namespace MultiWeb.UnitTests.Infrastructure.Common.Outbox;

/// <summary>A database whose name does not resolve for a while is a database that is away, and nothing that runs beside the requests ends for it.</summary>
public sealed class UnresolvedNameTests
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create("Host=no-such-host.invalid;Database=none;Timeout=1");

    [Fact]
    public Task The_sweeper_goes_on() => GoesOnAsync(
        new RetentionSweeper(_database, [new Retention("anything", "DELETE FROM anything")], NullLogger<RetentionSweeper>.Instance));

    [Fact]
    public async Task The_figures_go_on()
    {
        using var meters = new Meters();
        await GoesOnAsync(new OutboxMetrics(_database, meters));
    }

    [Fact]
    public Task The_bell_goes_on()
    {
        var bell = new OutboxBell(_database, NullLogger<OutboxBell>.Instance);
        bell.Ring();
        return GoesOnAsync(bell);
    }

    [Fact]
    public async Task A_request_is_answered_as_with_any_other_database_that_is_away()
    {
        var thrown = await FluentActions.Awaiting(async () => await _database.OpenConnectionAsync()).Should().ThrowAsync<NpgsqlException>();
        new FaultClassifier().Classify(thrown.Which).Should().Be(CommonErrors.Unavailable);
    }

    /// <summary>A background service that ends by an exception takes the whole program with it.</summary>
    private static async Task GoesOnAsync(BackgroundService service)
    {
        await service.StartAsync(CancellationToken.None);
        await Task.Delay(500);

        service.ExecuteTask!.IsCompleted.Should().BeFalse();

        await service.StopAsync(CancellationToken.None);
        service.Dispose();
    }
}
