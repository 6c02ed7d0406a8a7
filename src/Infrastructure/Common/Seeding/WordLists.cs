namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>
/// The words that demonstration data are made of, from text files beside the seeders. A line that begins with <c>@</c> opens a
/// section, one with <c>#</c> is a comment.
/// </summary>
internal static class WordLists
{
    /// <summary>The lines of a file that has no sections.</summary>
    public static IReadOnlyList<string> Lines(string name) => Sections(name)[0].Lines;

    /// <summary>The sections of a file by their headings.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ByHeading(string name) =>
        Sections(name).Where(s => s.Lines.Count > 0).ToDictionary(s => s.Heading, s => s.Lines, StringComparer.Ordinal);

    /// <summary>The sections of a file in order; what stands before the first heading has an empty one.</summary>
    public static IReadOnlyList<WordSection> Sections(string name)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream($"Seeding/{name}")
            ?? throw new InvalidOperationException($"There is no word list '{name}'.");
        using var reader = new StreamReader(stream);
        var sections = new List<(string Heading, List<string> Lines)> { ("", []) };
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('@'))
                sections.Add((line[1..].Trim(), []));
            else if (line.Length > 0 && !line.StartsWith('#'))
                sections[^1].Lines.Add(line);
        }
        return [.. sections.Select(s => new WordSection(s.Heading, s.Lines))];
    }
}

internal sealed record WordSection(string Heading, IReadOnlyList<string> Lines);
