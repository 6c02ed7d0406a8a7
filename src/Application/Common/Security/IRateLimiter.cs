namespace MultiWeb.Application.Common.Security;

/// <summary>
/// Counts how often each client does something, in windows of a minute that begin with his first attempt. All instances count
/// together as long as Redis answers; without it each counts alone, so that at most limit × instances pass.
/// </summary>
public interface IRateLimiter
{
    /// <summary>Counts one attempt more, whether it is still allowed or not.</summary>
    /// <param name="policy">Which limit: <c>RateLimiting:Policies:&lt;policy&gt;:PerMinute</c>.</param>
    /// <param name="client">Who is counted: a text without anything secret or personal but an address.</param>
    /// <returns>Null where limits are off.</returns>
    ValueTask<RateCount?> CountAsync(string policy, string client);
}

/// <summary>Where somebody stands in his window.</summary>
/// <param name="Policy">The limit's name.</param>
/// <param name="Limit">How many attempts a window has.</param>
/// <param name="Window">How long a window is.</param>
/// <param name="Count">How many there have been, this one included.</param>
/// <param name="Reset">How long until the window ends.</param>
public readonly record struct RateCount(string Policy, int Limit, TimeSpan Window, long Count, TimeSpan Reset)
{
    public bool IsOver => Count > Limit;

    public long Remaining => Math.Max(0, Limit - Count);
}
