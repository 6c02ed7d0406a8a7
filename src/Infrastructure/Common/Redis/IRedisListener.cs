namespace MultiWeb.Infrastructure.Common.Redis;

/// <summary>
/// Listens to one channel of Redis' publish/subscribe. Its methods are called one after the other, in the order in which Redis
/// has spoken; the next waits for the one before, so they must be quick.
/// </summary>
internal interface IRedisListener
{
    string Channel { get; }

    void Hear(string message);

    /// <summary>From now on everything is heard; what was said before may have been missed. No call has gone through the new link yet.</summary>
    void ListeningBegan();
}
