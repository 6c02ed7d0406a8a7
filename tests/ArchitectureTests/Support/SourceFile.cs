using System.Text.RegularExpressions;

namespace MultiWeb.ArchitectureTests.Support;

/// <summary>A file of source text.</summary>
/// <param name="Path">From the root of the repository, with slashes.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IReadOnlyList<string> Folders => Path.Split('/')[..^1];

    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');

    public string? Namespace => NamespaceLine().Match(Text) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The namespace that its folder asks for.</summary>
    public string ExpectedNamespace => string.Join('.', Folders.Skip(1).Prepend("MultiWeb"));

    /// <summary>The types that stand on their own in it, in order.</summary>
    public IReadOnlyList<string> DeclaredTypes => [.. TypeLine().Matches(Text).Select(m => m.Groups["name"].Value)];

    /// <summary>Every namespace of the program that it names.</summary>
    public IReadOnlyList<string> NamedNamespaces => [.. ProgramNamespace().Matches(Text).Select(m => m.Groups["name"].Value)];

    public override string ToString() => Path;

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", Options, TimeoutMs)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^((public|internal|file|sealed|abstract|static|partial|readonly|ref) )+(record struct|record|class|struct|interface|enum) (?<name>\w+)", Options, TimeoutMs)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^using (static |\w+ = )?(?<name>MultiWeb\.[\w.]+)", Options, TimeoutMs)]
    private static partial Regex ProgramNamespace();

    private const RegexOptions Options = RegexOptions.Multiline | RegexOptions.ExplicitCapture;
    private const int TimeoutMs = 1000;
}
