namespace MultiWeb.UnitTests.Infrastructure.Common.Caching;

/// <summary>A stopwatch that runs when it is told to.</summary>
internal sealed class SettableTime : TimeProvider
{
    private long _ticks = TimeSpan.TicksPerHour;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
