using System.Text;
using System.Text.RegularExpressions;

namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>
/// A sentence with gaps: <c>{3..12}</c> is a number from 3 to 12, <c>{8|16|32}</c> one of these, <c>{A}</c> a capital letter, any
/// other <c>{word}</c> what the speaker puts there.
/// </summary>
internal sealed partial class Phrase
{
    private readonly string[] _parts; // text and gap by turns

    public Phrase(string text) => _parts = Gap().Split(text);

    public static IReadOnlyList<Phrase> All(IEnumerable<string> texts) => [.. texts.Select(t => new Phrase(t))];

    public void AppendTo(StringBuilder text, Random dice, string word)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            if (i % 2 == 0)
                text.Append(_parts[i]);
            else if (_parts[i] == "A")
                text.Append((char)dice.Next('A', 'Z' + 1));
            else if (_parts[i].Split("..") is [var low, var high])
                text.Append(dice.Next(int.Parse(low), int.Parse(high) + 1));
            else if (_parts[i].Split('|') is [_, _, ..] choices)
                text.Append(dice.Pick(choices));
            else
                text.Append(word);
        }
    }

    public string Say(Random dice, string word)
    {
        var text = new StringBuilder();
        AppendTo(text, dice, word);
        return text.ToString();
    }

    [GeneratedRegex(@"\{(?<gap>[^}]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gap();
}
