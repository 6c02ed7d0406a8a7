using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Listens to one channel of PostgreSQL's <c>NOTIFY</c>. Its methods run on the listener's own thread and must be quick.</summary>
internal interface IChannelSubscriber
{
    string Channel { get; }

    void Hear(string payload);

    /// <summary>From now on everything is heard; what was said before may have been missed.</summary>
    void ListeningBegan();
}

/// <summary>
/// One connection of the pool on which this instance hears what the others say through PostgreSQL. It comes back by itself,
/// and notices a database that is silent as well as one that is gone.
/// </summary>
internal sealed class PostgresListener(
    NpgsqlDataSource database, IEnumerable<IChannelSubscriber> subscribers, ILogger<PostgresListener> logger) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, IChannelSubscriber> _subscribers = subscribers.ToDictionary(s => s.Channel, StringComparer.Ordinal);

    /// <summary>Whether everything that is said now is heard.</summary>
    public bool IsUp { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (IsUp)
                    logger.LogWarning(LogEvents.ListeningLost, "Listening to PostgreSQL has broken off ({Reason})", exception.GetType().Name);
                IsUp = false;
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, said) => _subscribers.GetValueOrDefault(said.Channel)?.Hear(said.Payload);
        try
        {
            await using (var listen = new NpgsqlCommand(string.Join(';', _subscribers.Keys.Select(channel => $"LISTEN {channel}")), connection))
                await listen.ExecuteNonQueryAsync(stoppingToken);
            foreach (var subscriber in _subscribers.Values)
                subscriber.ListeningBegan();
            IsUp = true;

            await using var alive = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = (int)Quiet.TotalSeconds };
            while (true)
            {
                // Nothing heard for a while is either nothing said or nobody there; the question tells which.
                if (!await connection.WaitAsync(Quiet, stoppingToken))
                    await alive.ExecuteNonQueryAsync(stoppingToken);
            }
        }
        finally
        {
            database.Clear(); // or somebody else gets it, still listening
        }
    }
}
