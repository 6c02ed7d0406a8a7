namespace MultiWeb.Application.Common;

/// <summary>The present, as precise as the database keeps it.</summary>
public static class Clock
{
    /// <summary>Now in UTC, cut to the microsecond: what a command answers is then exactly what a later read finds.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
