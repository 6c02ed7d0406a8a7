using System.Globalization;
using System.Text;

namespace MultiWeb.Domain.Catalog.Products;

/// <summary>A listing's readable address: its title in lower case with hyphens, letters of every script kept, made unique by the id.</summary>
internal static class Slug
{
    public static string Of(string title, long id)
    {
        var slug = new StringBuilder(title.Length + 20);
        foreach (var letter in title.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(letter) || IsMark(letter))
                slug.Append(letter.ToString());
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        // Compatibility forms can grow when normalised (one ㈱ becomes three characters).
        slug.Length = Math.Min(slug.Length, Product.TitleMaxLength);
        if (slug.Length > 0 && char.IsHighSurrogate(slug[^1]))
            slug.Length--; // never half a letter
        return slug.ToString().Trim('-') is { Length: > 0 } name ? $"{name}-{id}" : $"{id}";
    }

    /// <summary>Vowel signs are marks in many scripts: without them the words would be others.</summary>
    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
