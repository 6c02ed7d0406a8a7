using System.Text.RegularExpressions;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Hygiene;

/// <summary>A log is read by many and kept for long: it holds names and ids, never what somebody has written or what opens a door.</summary>
public sealed partial class LogTests
{
    /// <summary>What a template may name, besides anything that ends in Id.</summary>
    private static readonly string[] Allowed =
        ["Method", "Path", "Status", "Duration", "Route", "ClientIp", "UseCase", "Code", "Count", "Reason", "Attempt", "Seconds", "Failure", "Name", "Type", "Module", "Event", "Port"];

    [Fact]
    public void A_log_template_names_names_and_ids_only() => Calls
        .AtLeast(20)
        .Forbids(c => Placeholders().Matches(c.Template ?? "").Select(m => m.Groups["name"].Value)
            .Where(name => !Allowed.Contains(name) && !name.EndsWith("Id", StringComparison.Ordinal)).Select(name => $"writes {{{name}}}"))
        .Instead($"Allowed are {string.Join(", ", Allowed)} and …Id. A new name for a name or an id is added to LogTests.Allowed; a body, an address, a token never is.")
        .TurnedRedBy("src/Infrastructure/Identity/Sessions/LoggedSecret.cs:4", "src/Infrastructure/Identity/Sessions/LoggedSecret.cs:5");

    /// <summary>An interpolated text is a new template each time, and nobody sees what is in it.</summary>
    [Fact]
    public void A_log_template_is_a_literal() => Calls
        .AtLeast(20)
        .Demands(c => c.Template is not null, "has no literal template")
        .Instead("logger.LogWarning(\"{UseCase} was refused with {Code}\", useCase, code).")
        .TurnedRedBy("src/Infrastructure/Identity/Sessions/LoggedSecret.cs:6", "src/Infrastructure/Identity/Sessions/LoggedSecret.cs:7");

    private static Rule<LogCall> Calls => new(
        [.. Repository.Sources.Subjects.Where(f => f.Folders is ["src", ..]).SelectMany(CallsIn)],
        [.. Repository.Sources.Canaries.SelectMany(CallsIn)], c => c.Place);

    private static IEnumerable<LogCall> CallsIn(SourceFile file) => Starts().Matches(file.Text).Select(start =>
    {
        var line = file.Text.AsSpan(0, start.Index).Count('\n') + 1;
        var call = file.Text[start.Index..WhereItEnds(file.Text, start.Index + start.Length)];
        return new LogCall($"{file.Path}:{line}", Literal().Match(call) is { Success: true } literal ? literal.Groups["text"].Value : null);
    });

    /// <summary>Behind the parenthesis that closes the call; what is between quotes does not count.</summary>
    private static int WhereItEnds(string text, int position)
    {
        var (depth, quoted) = (1, false);
        for (; depth > 0 && position < text.Length; position++)
        {
            quoted ^= text[position] == '"' && text[position - 1] != '\\';
            depth += quoted ? 0 : text[position] switch { '(' => 1, ')' => -1, _ => 0 };
        }
        return position;
    }

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)?\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Starts();

    [GeneratedRegex(@"(?<![$@""\\])""(?<text>([^""\\]|\\.)*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{@?(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholders();

    private sealed record LogCall(string Place, string? Template);
}
