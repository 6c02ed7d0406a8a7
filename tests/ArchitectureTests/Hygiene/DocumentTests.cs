using System.Text.RegularExpressions;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Hygiene;

/// <summary>
/// A document that points into the code points at the line it speaks of. A link is written
/// <c>[`code of that line`](../src/File.cs#L12)</c>; lines that have moved are counted anew by UPDATE_SNAPSHOTS=1.
/// </summary>
public sealed partial class DocumentTests
{
    [Fact]
    public async Task Links_into_the_code_point_at_the_line_that_they_quote()
    {
        var links = new List<Link>();
        foreach (var page in Repository.Below("docs", "*.md"))
        {
            var path = Path.Combine(Repository.Root, page);
            var text = await Snapshot.CommittedAsync(page, LinkPattern().Replace(await File.ReadAllTextAsync(path), link => Read(page, link).Counted));
            links.AddRange(LinkPattern().Matches(text).Select(link => Read(page, link)));
        }

        new Rule<Link>(links, [new("a file that is gone", "", "class", 1, null), new("a line that is another", "", "class Gone", 3, ["namespace A;", "", "class B;"])], l => l.Name)
            .AtLeast(25)
            .Forbids(l => l.Lines is null ? ["points to a file that is not there"]
                : l.Lines.ElementAtOrDefault(l.Line - 1)?.Contains(l.Code, StringComparison.Ordinal) == true ? []
                : [l.Found is { } found ? $"quotes `{l.Code}`, which is in line {found} now" : $"quotes `{l.Code}`, which stands nowhere in the file"])
            .Instead($"[`code of that line`](../src/File.cs#L12). {Snapshot.HowToUpdate}")
            .TurnedRedBy("a file that is gone", "a line that is another");
    }

    [GeneratedRegex(@"\[`(?<code>[^`]+)`\]\((?<file>[^)#]+)#L(?<line>\d+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkPattern();

    private static Link Read(string page, Match link)
    {
        var target = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link.Groups["file"].Value));
        return new Link(
            $"{page}: {link.Value}", link.Groups["file"].Value, link.Groups["code"].Value, int.Parse(link.Groups["line"].Value),
            File.Exists(target) ? File.ReadAllLines(target) : null);
    }

    private sealed record Link(string Name, string File, string Code, int Line, string[]? Lines)
    {
        /// <summary>The line that is quoted, nearest to where it was.</summary>
        public int? Found => Lines?.Index().Where(l => l.Item.Contains(Code, StringComparison.Ordinal))
            .Select(l => l.Index + 1).OrderBy(n => Math.Abs(n - Line)).Select(n => (int?)n).FirstOrDefault();

        public string Counted => $"[`{Code}`]({File}#L{Found ?? Line})";
    }
}
