using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Infrastructure.Common.Persistence;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>
/// The same by PostgreSQL's <c>NOTIFY</c>, for when Redis cannot be told, or there is none: whoever can commit can also tell. It
/// is slower, and is told until it has worked. Who hears it knows that somebody could not tell Redis, and doubts what is there.
/// </summary>
internal sealed class PostgresEvictions : IChannelSubscriber, IDisposable
{
    private const int TagsPerPayload = 100; // PostgreSQL takes less than 8000 bytes, and a tag is some 30
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _database;
    private readonly TagGenerations _generations;
    private readonly MemoryAnswers _memory;
    private readonly CacheMetrics _metrics;
    private readonly ILogger<PostgresEvictions> _logger;
    private readonly TagBacklog _untold;

    public PostgresEvictions(
        NpgsqlDataSource database, TagGenerations generations, MemoryAnswers memory, CacheMetrics metrics, ILogger<PostgresEvictions> logger)
    {
        (_database, _generations, _memory, _metrics, _logger) = (database, generations, memory, metrics, logger);
        _untold = new TagBacklog(NotifyAsync);
    }

    public string Channel => "multiweb_evict";

    /// <summary>Returns when it is told, or after a second; then it is told as soon as that is possible.</summary>
    public async Task TellAsync(IReadOnlyCollection<string> tags)
    {
        try
        {
            await _untold.AddAsync(tags).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // The command is not to fail for it: it is committed.
        }
    }

    public void Hear(string payload)
    {
        var tags = AnswerTags.Split(payload);
        _generations.Doubt(tags);
        _memory.Evict(tags);
        _metrics.Evicted(EvictionSource.Postgres, tags.Length);
    }

    public void ListeningBegan()
    {
        _generations.Doubt([AnswerTags.Everything]);
        _memory.Evict([AnswerTags.Everything]);
    }

    public void Dispose() => _untold.Dispose();

    private async Task<bool> NotifyAsync(IReadOnlyCollection<string> tags)
    {
        try
        {
            await using var notify = _database.CreateCommand("SELECT pg_notify($1, payload) FROM unnest($2) AS payload");
            notify.CommandTimeout = 2;
            notify.Parameters.AddWithValue(Channel);
            notify.Parameters.AddWithValue(tags.Chunk(TagsPerPayload).Select(AnswerTags.Join).ToArray());
            await notify.ExecuteNonQueryAsync();
            return true;
        }
        catch (Exception exception)
        {
            // Whatever it was: it is told again.
            _logger.LogWarning(LogEvents.EvictionUntold, "Could not tell the other instances what changed ({Reason})", exception.GetType().Name);
            return false;
        }
    }
}
