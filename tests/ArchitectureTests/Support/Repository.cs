namespace MultiWeb.ArchitectureTests.Support;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    private static readonly Lazy<IReadOnlyList<SourceFile>> Files = new(() =>
        [.. new[] { "src", "tests" }.SelectMany(folder => Below(folder, "*.cs")).Select(Read)]);

    /// <summary>A rule about C# files; its canaries are samples, by their paths.</summary>
    public static Rule<SourceFile> Sources => new(Files.Value, Canaries.SourceSamples.All, f => f.Path);

    public static IReadOnlyList<SourceFile> All => Files.Value;

    /// <summary>The paths of files below a folder, from the root, without what the build has left there.</summary>
    public static IEnumerable<string> Below(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    /// <summary>The names of the folders directly in this one.</summary>
    public static IEnumerable<string> Folders(string folder) => Directory.Exists(Path.Combine(Root, folder))
        ? Directory.EnumerateDirectories(Path.Combine(Root, folder)).Select(f => Path.GetFileName(f)).Where(n => n is not ("bin" or "obj" or "Properties")).Order(StringComparer.Ordinal)
        : [];

    public static SourceFile Read(string path) => new(path, File.ReadAllText(Path.Combine(Root, path)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MultiWeb.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No MultiWeb.sln above {AppContext.BaseDirectory}: the tests read the source beside the program.");
    }
}
