using System.Text;

namespace MultiWeb.Domain.Catalog.Products;

/// <summary>A listing's readable address: its title in lower case with hyphens, letters of every script kept, made unique by the id.</summary>
internal static class Slug
{
    public static string Of(string title, long id)
    {
        var slug = new StringBuilder(title.Length + 20);
        foreach (var letter in title.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        // Compatibility forms can grow when normalised (one ㈱ becomes three characters).
        slug.Length = Math.Min(slug.Length, Product.TitleMaxLength);
        return slug.ToString().Trim('-') is { Length: > 0 } name ? $"{name}-{id}" : $"{id}";
    }
}
