using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.Redis;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>
/// Whether this instance hears what others change. It is sure where everything that Redis published longer than a second ago has
/// come here, and PostgreSQL is listened to. Otherwise an answer is kept for a second only: either way nobody is told anything
/// that was changed more than a second ago, and hot answers are not all read from PostgreSQL each time.
/// </summary>
internal sealed class Hearing(RedisGate redis, RedisHeartbeat heartbeat, PostgresListener postgres)
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    public bool IsSure => postgres.IsUp && (!redis.IsConfigured || heartbeat.HasHeardWithin(OneSecond));

    /// <summary>How long ago the reading of an answer may have begun that is given now.</summary>
    public TimeSpan MaxAge => IsSure ? TimeSpan.MaxValue : OneSecond;
}
