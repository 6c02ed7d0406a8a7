using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiWeb.Infrastructure.Common.Persistence;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>
/// Wakes the relays: this one at once, those of the other instances by <c>NOTIFY</c>. Not from within the commit, where
/// PostgreSQL lets only one notifying transaction through at a time, but shortly after, many commits in one; a ring that is
/// lost is made up for by the relay's own poll.
/// </summary>
internal sealed class OutboxBell(NpgsqlDataSource database, ILogger<OutboxBell> logger) : BackgroundService, IChannelSubscriber
{
    public const string ChannelName = "multiweb_outbox";

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _here = new(0, 1);
    private readonly SemaphoreSlim _elsewhere = new(0, 1);

    public string Channel => ChannelName;

    public void Ring()
    {
        Set(_here);
        Set(_elsewhere);
    }

    public void Hear(string payload) => Set(_here);

    public void ListeningBegan() => Set(_here);

    /// <summary>Until it rings, or <paramref name="atMost"/> has passed.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _here.WaitAsync(atMost, cancellationToken);

    public override void Dispose()
    {
        _here.Dispose();
        _elsewhere.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _elsewhere.WaitAsync(stoppingToken);
                await using (var command = database.CreateCommand($"NOTIFY {Channel}"))
                    await command.ExecuteNonQueryAsync(stoppingToken);
                await Task.Delay(Gathering, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogDebug("The other relays could not be woken ({Reason})", exception.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Looked at first, for it rings already most of the time: a refused release is an exception in every commit.</summary>
    private static void Set(SemaphoreSlim bell)
    {
        lock (bell)
        {
            if (bell.CurrentCount == 0)
                bell.Release();
        }
    }
}
