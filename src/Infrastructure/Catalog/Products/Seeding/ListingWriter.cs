using System.Text;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Catalog.Products.Seeding;

/// <summary>Writes what a seller would write: words, condition, price and place that fit together.</summary>
internal sealed class ListingWriter(Assortment assortment)
{
    /// <summary>How far from the middle of their neighbourhood people live, in degrees: some 600 m.</summary>
    private const double Spread = 0.006;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Words = WordLists.ByHeading("Phrases");
    private static readonly IReadOnlyList<Phrase> Why = Phrase.All(Words["why"]);
    private static readonly IReadOnlyList<Phrase> How = Phrase.All(Words["how"]);
    private static readonly IReadOnlyList<string> Ends = Words["title end"];

    // Best first, as the enum has them: what stands before the title, what is said, and which part of the new price is left.
    private static readonly (IReadOnlyList<string> Titles, IReadOnlyList<string> Said, double Low, double High)[] Conditions =
        [.. Enum.GetValues<ProductCondition>().Zip([(0.80, 0.95), (0.60, 0.82), (0.40, 0.65), (0.22, 0.42), (0.06, 0.18)],
            (condition, left) => (Words[$"title {Wording.Of(condition)}"], Words[$"said {Wording.Of(condition)}"], left.Item1, left.Item2))];

    public ProductDetails Write(Random dice, Neighbourhood home)
    {
        var article = assortment.Draw(dice);
        var condition = dice.Pick(article.Kind.Conditions);
        var price = PriceOf(article, condition, dice, out var whenNew);
        return new ProductDetails(
            TitleOf(article, condition, dice),
            DescriptionOf(article, condition, home, dice),
            Money.Of(price),
            whenNew > price && dice.Chance(0.3) ? Money.Of(whenNew) : null,
            article.CategoryId,
            condition,
            home.Name,
            dice.Chance(0.93) ? PointIn(home, dice) : null,
            IsNegotiable: dice.Chance(0.4));
    }

    /// <summary>How often a listing was looked at: a few times mostly, some thousands of times now and then.</summary>
    public static int ViewsOf(Random dice) => (int)Math.Min(5_000, 4 / Math.Max(dice.NextDouble(), 0.0001));

    private static string TitleOf(Article article, ProductCondition condition, Random dice)
    {
        var title = new StringBuilder();
        if (article.Kind.ShowsWear && dice.Chance(0.25))
            title.Append(dice.Pick(Conditions[(int)condition].Titles)).Append(' ');
        if (article.Brands.Count > 0)
            title.Append(dice.Pick(article.Brands)).Append(' ');
        title.Append(article.Name);
        if (article.Variants.Count > 0)
            title.Append(' ').Append(dice.Pick(article.Variants));
        if (title.Length < Product.TitleMinLength || dice.Chance(0.3))
            title.Append(' ').Append(dice.Pick(Ends));
        return title.ToString();
    }

    private static string DescriptionOf(Article article, ProductCondition condition, Neighbourhood home, Random dice)
    {
        var text = new StringBuilder();
        var claims = article.Kind.ClaimsFor(condition);
        var first = dice.Next(claims.Count);
        if (article.Kind.ShowsWear && dice.Chance(0.5))
            Add(dice.Pick(Why));
        Add(claims[first]);
        if (claims.Count > 1 && dice.Chance(0.4))
            Add(claims[(first + 1) % claims.Count]);
        if (article.Kind.ShowsWear)
            text.Append(dice.Pick(Conditions[(int)condition].Said)).Append(' ');
        Add(dice.Pick(How));
        return text.ToString(0, text.Length - 1);

        void Add(Phrase phrase)
        {
            phrase.AppendTo(text, dice, home.ShortName);
            text.Append(' ');
        }
    }

    private static decimal PriceOf(Article article, ProductCondition condition, Random dice, out decimal whenNew)
    {
        whenNew = RoundedAsAsked(dice.Between(article.LowPrice, article.HighPrice));
        var (_, _, low, high) = Conditions[(int)condition];
        return RoundedAsAsked((double)whenNew * dice.Between(low, high));
    }

    /// <summary>Nobody asks for 83,412 won: steps of 1,000, from 50,000 of 5,000 and from 300,000 of 10,000.</summary>
    private static decimal RoundedAsAsked(double won)
    {
        var step = won switch { < 50_000 => 1_000, < 300_000 => 5_000, _ => 10_000 };
        return Math.Max(1_000, (decimal)Math.Round(won / step) * step);
    }

    private static GeoPoint PointIn(Neighbourhood home, Random dice) => new(
        Math.Round(home.Latitude + dice.Between(-Spread, Spread), 6), Math.Round(home.Longitude + dice.Between(-Spread, Spread), 6));
}
