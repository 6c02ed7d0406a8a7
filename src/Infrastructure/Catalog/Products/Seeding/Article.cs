using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Catalog.Products.Seeding;

/// <summary>Something that people sell.</summary>
/// <param name="Brands">Empty for what has none, or has it in its name.</param>
/// <param name="Variants">Sizes, models, editions; may be empty.</param>
/// <param name="LowPrice">What it costs new at least, in won.</param>
/// <param name="HighPrice">What it costs new at most, in won.</param>
internal sealed record Article(
    long CategoryId, IReadOnlyList<string> Brands, string Name, IReadOnlyList<string> Variants, int LowPrice, int HighPrice, ArticleKind Kind);

/// <summary>What goods of a kind have in common.</summary>
internal sealed class ArticleKind
{
    private const string NoWear = "no-wear";

    private readonly Dictionary<ProductCondition, IReadOnlyList<Phrase>> _claims;

    /// <param name="traits">The conditions in which they are sold, and perhaps <c>no-wear</c>.</param>
    /// <param name="claims">What sellers say of them, each behind the sign that <see cref="Fits"/> reads.</param>
    public ArticleKind(IReadOnlyCollection<string> traits, IReadOnlyCollection<string> claims)
    {
        ShowsWear = !traits.Contains(NoWear);
        Conditions = [.. traits.Where(t => t != NoWear).Select(t => Wording.Parse<ProductCondition>(t)!.Value)];
        _claims = Conditions.ToDictionary(c => c, c => Phrase.All(claims.Where(claim => Fits(claim[0], c)).Select(claim => claim[2..])));
    }

    /// <summary>Those in which they change hands: nobody buys an opened ham.</summary>
    public IReadOnlyList<ProductCondition> Conditions { get; }

    /// <summary>False for tickets and plants, which are not more or less worn.</summary>
    public bool ShowsWear { get; }

    /// <summary>What can be said in a condition.</summary>
    public IReadOnlyList<Phrase> ClaimsFor(ProductCondition condition) => _claims[condition];

    public static bool IsClaim(string line) => line is ['-' or '~' or '+', ' ', ..];

    private static bool Fits(char sign, ProductCondition condition) => sign switch
    {
        '~' => condition != ProductCondition.New,
        '+' => condition is ProductCondition.LikeNew or ProductCondition.Good,
        _ => true,
    };
}
