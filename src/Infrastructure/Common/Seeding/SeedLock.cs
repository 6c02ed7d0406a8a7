namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>The advisory lock under which there is one seeding at a time.</summary>
internal static class SeedLock
{
    public const long Number = 0x4D554C5449534545; // any number that nobody else locks
}
