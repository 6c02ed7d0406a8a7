namespace MultiWeb.ArchitectureTests.Support;

/// <summary>Committed files that a test compares with. <c>UPDATE_SNAPSHOTS=1 dotnet test tests/ArchitectureTests</c> writes them anew.</summary>
internal static class Snapshot
{
    public const string HowToUpdate = "If it is meant to be so, run UPDATE_SNAPSHOTS=1 dotnet test tests/ArchitectureTests, read the difference and commit it.";

    private static bool IsUpdate => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    /// <summary>The committed text; what is true now where the snapshots are being rewritten.</summary>
    public static async Task<string> CommittedAsync(string path, string actual)
    {
        var file = Path.Combine(Repository.Root, path);
        if (IsUpdate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, actual);
        }
        return File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
    }

    /// <summary>Where two texts part, with both lines; null where they are the same.</summary>
    public static string? Difference(string committed, string actual)
    {
        var (before, now) = (committed.Split('\n'), actual.Split('\n'));
        for (var i = 0; i < Math.Max(before.Length, now.Length); i++)
        {
            if (before.ElementAtOrDefault(i) != now.ElementAtOrDefault(i))
                return $"line {i + 1} was `{before.ElementAtOrDefault(i) ?? "(nothing)"}` and is `{now.ElementAtOrDefault(i) ?? "(nothing)"}`";
        }
        return null;
    }

    /// <summary>The lines of a list, without what explains it.</summary>
    public static IEnumerable<string> Entries(string text) => text.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0 && !l.StartsWith('#'));
}
