using System.Text.RegularExpressions;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Hygiene;

/// <summary>What nobody wants to find in the source.</summary>
public sealed partial class SourceTests
{
    private const int MaxLines = 300;

    [Fact]
    public void No_file_is_over_300_lines() => Repository.Sources
        .AtLeast(230)
        .Forbids(f => f.Lines.Count > MaxLines ? [$"has {f.Lines.Count} lines"] : [])
        .Instead("One file, one thing: split it by what its parts are for.")
        .TurnedRedBy("tests/UnitTests/TooLong.cs");

    [Fact]
    public void Nothing_is_left_open() => InTheProgram
        .AtLeast(180)
        .Forbids(f => OpenEnds().Matches(f.Text).Select(m => $"says {m.Value}"))
        .Instead("Finish it, or leave it out and write down where it is missing.")
        .TurnedRedBy("src/Domain/Catalog/Products/Unfinished.cs", "src/Domain/Catalog/Products/NotYet.cs");

    [Fact]
    public void No_warning_is_silenced() => InTheProgram
        .AtLeast(180)
        .Forbids(f => Silenced().Matches(f.Text).Select(m => $"says {m.Value}"))
        .Instead("Correct what the analyzer found; a rule that does not serve the code base is switched off in .editorconfig, with its reason.")
        .TurnedRedBy("src/Domain/Catalog/Products/Silenced.cs", "src/Domain/Catalog/Products/Suppressed.cs");

    private static Rule<SourceFile> InTheProgram => Repository.Sources.Where(f => f.Folders is ["src", ..]);

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OpenEnds();

    [GeneratedRegex(@"#pragma warning disable|#nullable disable|\bSuppressMessage\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Silenced();
}
