using Microsoft.EntityFrameworkCore;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Catalog.Products.Seeding;

/// <summary>
/// Everything that is sold, from the word lists in <c>Goods/</c>, one for each category. How often is Zipf's law: a few things are
/// everywhere, most are somewhere, and some words stand in one listing of a hundred thousand.
/// </summary>
internal sealed class Assortment
{
    private const double RarityShare = 0.008;

    private static readonly (string Slug, double Share)[] Shelves =
    [
        ("electronics", 22), ("fashion", 20), ("furniture", 13), ("baby-kids", 12), ("sports", 9),
        ("books-tickets", 8), ("beauty", 6), ("pets", 5), ("others", 5), ("food", 3),
    ];

    private readonly Urn<Urn<Article>> _shelves;
    private readonly Urn<Article>? _rarities;

    /// <param name="categories">Ids by slug. What has no category any more is not sold.</param>
    public Assortment(IReadOnlyDictionary<string, long> categories)
    {
        var shelves = Shelves.Where(s => categories.ContainsKey(s.Slug)).ToList();
        _shelves = new Urn<Urn<Article>>(
            [.. shelves.Select(s => Urn<Article>.Zipf([.. Read(s.Slug, categories[s.Slug])], 0.7))], (_, i) => shelves[i].Share);
        _rarities = categories.TryGetValue("others", out var others) ? Urn<Article>.Zipf([.. Read("rarities", others)], 1.2) : null;
    }

    public static async Task<Assortment> LoadAsync(MultiWebDbContext db, CancellationToken cancellationToken) =>
        new(await db.Set<Category>().AsNoTracking().ToDictionaryAsync(c => c.Slug, c => c.Id, StringComparer.Ordinal, cancellationToken));

    public Article Draw(Random dice) =>
        _rarities is not null && dice.Chance(RarityShare) ? _rarities.Draw(dice) : _shelves.Draw(dice).Draw(dice);

    private static IEnumerable<Article> Read(string file, long categoryId) =>
        from section in WordLists.Sections(file)
        where section.Lines.Count > 0
        let kind = new ArticleKind(section.Heading.Split(' '), [.. section.Lines.Where(ArticleKind.IsClaim)])
        from line in section.Lines
        where !ArticleKind.IsClaim(line)
        select ReadArticle(line, categoryId, kind);

    /// <summary><c>brands | thing | variants | low-high</c>, prices in thousand won; the variants or the brands may be missing, or all but the thing.</summary>
    private static Article ReadArticle(string line, long categoryId, ArticleKind kind)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        if (parts is [var rarity])
            return new Article(categoryId, [], rarity, [], 20_000, 400_000, kind);
        var (low, high) = parts[^1].Split('-') is [var from, var to] ? (int.Parse(from) * 1000, int.Parse(to) * 1000) : throw new FormatException($"'{line}' has no price.");
        return new Article(categoryId, List(parts[0]), parts[1], parts.Length > 3 ? List(parts[2]) : [], low, high, kind);

        static string[] List(string words) => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
