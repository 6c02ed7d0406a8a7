using StackExchange.Redis;

namespace MultiWeb.Infrastructure.Common.Redis;

/// <summary>
/// One connection to Redis, for one life. The client would make a lost connection anew without a word, and what was published in
/// between would be missed without anybody knowing; so a link that was lost once counts as lost for good, and another is made.
/// </summary>
internal sealed class RedisLink : IDisposable
{
    private readonly ConnectionMultiplexer _multiplexer;
    private readonly TimeProvider _time;
    private readonly RedisKey _pulse;
    private readonly RedisChannel _echoes = $"multiweb:echo:{Guid.NewGuid():N}";
    private volatile bool _isLost;
    private volatile Beat _beat;
    private long _heardUpTo;

    private RedisLink(ConnectionMultiplexer multiplexer, RedisSettings settings, TimeProvider time)
    {
        (_multiplexer, _time, _pulse) = (multiplexer, time, settings.Name("pulse"));
        _beat = new Beat(_heardUpTo = time.GetTimestamp());
        Database = multiplexer.GetDatabase();
        multiplexer.ConnectionFailed += (_, _) => _isLost = true;
    }

    public IDatabase Database { get; }

    public bool IsLost => _isLost;

    /// <summary>How long ago the latest beat that came back was sent: everything that was published before then has been heard.</summary>
    public TimeSpan Silence => _time.GetElapsedTime(Volatile.Read(ref _heardUpTo));

    /// <exception cref="RedisException">Nobody answers.</exception>
    /// <exception cref="TimeoutException">Somebody is there and says nothing.</exception>
    public static async Task<RedisLink> ConnectAsync(RedisSettings settings, IEnumerable<IRedisListener> listeners, TimeProvider time)
    {
        var link = new RedisLink(await ConnectionMultiplexer.ConnectAsync(settings.Options!), settings, time);
        try
        {
            var channels = link._multiplexer.GetSubscriber();
            await Task.WhenAll(listeners
                .Select(listener => channels.SubscribeAsync(settings.Name(listener.Channel), (_, message) => listener.Hear(message!)))
                .Append(channels.SubscribeAsync(link._echoes, (_, sentAt) => link.HearEcho((long)sentAt)))).WaitAsync(RedisGate.Patience);
            return link;
        }
        catch (Exception exception) when (RedisGate.IsFault(exception))
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Proves all that users of the link rely on: that it writes, and that it hears what is published. The echo comes by the same
    /// connection as every message, and after those that were published before it.
    /// </summary>
    /// <exception cref="RedisException">It does not.</exception>
    /// <exception cref="TimeoutException">Not in time.</exception>
    public Task BeatAsync()
    {
        var beat = _beat = new Beat(_time.GetTimestamp());
        var written = Database.StringSetAsync(_pulse, beat.SentAt, expiry: TimeSpan.FromMinutes(1));
        var told = Database.PublishAsync(_echoes, beat.SentAt);
        return Task.WhenAll(written, told, beat.Heard).WaitAsync(RedisGate.Patience);
    }

    public void Dispose()
    {
        _isLost = true;
        // Without waiting for what is still under way: a silent server would keep us.
        _multiplexer.Close(allowCommandsToComplete: false);
        _multiplexer.Dispose();
    }

    private void HearEcho(long sentAt)
    {
        Volatile.Write(ref _heardUpTo, sentAt);
        _beat.Echo(sentAt);
    }

    private sealed class Beat(long sentAt)
    {
        private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long SentAt => sentAt;

        public Task Heard => _heard.Task;

        public void Echo(long echoed)
        {
            if (echoed >= sentAt)
                _heard.TrySetResult();
        }
    }
}
