using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>
/// How instances tell each other what they have changed, by Redis publish/subscribe. A message that is lost would leave a stale
/// answer elsewhere, so what an instance holds counts for nothing while its channel is down, and is dropped when it comes back.
/// </summary>
internal sealed class EvictionChannel
{
    private const string Channel = "multiweb:evict";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly ConnectionMultiplexer? _redis;
    private readonly ILogger<EvictionChannel> _logger;

    public EvictionChannel(RedisConnection connection, ILogger<EvictionChannel> logger)
    {
        (_redis, _logger) = (connection.Multiplexer, logger);
        if (_redis is null)
            return;
        _redis.ConnectionRestored += (_, _) => Reconnected?.Invoke();
        // Not awaited: without Redis the subscription is made as soon as it is there.
        _ = _redis.GetSubscriber().SubscribeAsync(Channel, (_, message) => Heard?.Invoke(((string)message!).Split(' ')));
    }

    /// <summary>Another instance, or this one, has changed what these tags name.</summary>
    public event Action<string[]>? Heard;

    /// <summary>Messages may have been missed.</summary>
    public event Action? Reconnected;

    /// <summary>Whether this instance hears what others change. Without Redis there are no others.</summary>
    public bool IsUp => _redis is null || _redis.GetSubscriber().IsConnected(Channel);

    public async Task TellAsync(IEnumerable<string> tags)
    {
        if (_redis is null)
            return;
        try
        {
            await _redis.GetSubscriber().PublishAsync(Channel, string.Join(' ', tags)).WaitAsync(Patience);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // The others lost the channel too and trust nothing until it is back.
            _logger.LogWarning("Could not tell the other instances what changed ({Reason})", exception.GetType().Name);
        }
    }
}
