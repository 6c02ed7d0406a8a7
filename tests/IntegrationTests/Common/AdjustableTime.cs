namespace MultiWeb.IntegrationTests.Common;

/// <summary>A clock that runs like any other and can be put forward: a day then passes in no time.</summary>
public sealed class AdjustableTime : TimeProvider
{
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);
}
