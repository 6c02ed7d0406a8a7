using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Infrastructure.Catalog.Products.Seeding;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products.Seeding;

public sealed class ListingWriterTests
{
    private static readonly Dictionary<string, long> Categories =
        new[] { "electronics", "fashion", "furniture", "books-tickets", "sports", "baby-kids", "beauty", "pets", "food", "others" }
            .Index().ToDictionary(c => c.Item, c => c.Index + 1L, StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyList<(ProductDetails Details, Neighbourhood Home)>> Written = new(() => Write(seed: 1, count: 50_000));

    [Fact]
    public void Everything_written_is_a_listing_that_the_marketplace_accepts() => Written.Value.Should().OnlyContain(l =>
        l.Details.Title.Length >= Product.TitleMinLength && l.Details.Title.Length <= 60 && l.Details.Title == l.Details.Title.Trim()
        && l.Details.Description.Length >= Product.DescriptionMinLength && l.Details.Description.Length <= 300
        && !l.Details.Description.Contains('{') && !l.Details.Title.Contains('|')
        && l.Details.Price.Amount >= 1_000 && l.Details.Price.Amount % 1_000 == 0
        && (l.Details.OriginalPrice == null || l.Details.OriginalPrice.Value.Amount > l.Details.Price.Amount));

    [Fact]
    public void A_thing_is_near_the_home_of_its_seller() => Written.Value
        .Where(l => l.Details.Point is not null)
        .Should().HaveCountGreaterThan(40_000)
        .And.OnlyContain(l => Math.Abs(l.Details.Point!.Latitude - l.Home.Latitude) < 0.007 && Math.Abs(l.Details.Point!.Longitude - l.Home.Longitude) < 0.007 && l.Details.Location == l.Home.Name);

    [Theory]
    [InlineData("양문형 냉장고", 75_000, 2_500_000)]
    [InlineData("에어팟 프로 2세대", 60_000, 350_000)]
    [InlineData("수능특강", 1_000, 12_000)]
    [InlineData("맥북 프로", 120_000, 3_500_000)]
    public void It_costs_what_such_a_thing_costs(string thing, decimal least, decimal most) => Written.Value
        .Where(l => l.Details.Title.Contains(thing, StringComparison.Ordinal))
        .Should().HaveCountGreaterThan(5).And.OnlyContain(l => l.Details.Price.Amount >= least && l.Details.Price.Amount <= most);

    [Fact]
    public void The_more_worn_the_cheaper()
    {
        var means = Written.Value.Where(l => l.Details.Title.Contains("아이폰 14", StringComparison.Ordinal))
            .GroupBy(l => l.Details.Condition).OrderBy(g => g.Key).Select(g => g.Average(l => l.Details.Price.Amount)).ToList();

        means.Should().HaveCount(5).And.BeInDescendingOrder();
    }

    [Fact]
    public void Food_is_sold_unopened() =>
        Written.Value.Where(l => l.Details.CategoryId == Categories["food"]).Should().NotBeEmpty().And.OnlyContain(l => l.Details.Condition == ProductCondition.New);

    [Fact]
    public void Every_category_has_its_share_and_words_are_many_and_of_every_frequency()
    {
        Written.Value.Select(l => l.Details.CategoryId).Distinct().Should().HaveCount(10);
        var words = Written.Value.SelectMany(l => l.Details.Title.Split(' ')).CountBy(w => w).ToDictionary();
        words.Should().HaveCountGreaterThan(1_200);
        words.Values.Max().Should().BeGreaterThan(2_000);
        words.Values.Count(count => count <= 5).Should().BeGreaterThan(50);
    }

    [Fact]
    public void The_same_beginning_writes_the_same() =>
        Write(seed: 2, count: 100).Should().Equal(Write(seed: 2, count: 100));

    /// <summary>Reads every line of every list: chance may not come upon a wrong one.</summary>
    [Fact]
    public void Of_every_kind_of_goods_something_can_be_said_in_every_condition()
    {
        foreach (var file in Categories.Keys.Append("rarities"))
        {
            foreach (var section in WordLists.Sections(file).Where(s => s.Lines.Count > 0))
            {
                var kind = new ArticleKind(section.Heading.Split(' '), [.. section.Lines.Where(ArticleKind.IsClaim)]);
                kind.Conditions.Should().NotBeEmpty().And.OnlyContain(c => kind.ClaimsFor(c).Count > 0, "'@ {0}' of {1} has goods", section.Heading, file);
            }
        }
    }

    private static List<(ProductDetails Details, Neighbourhood Home)> Write(int seed, int count)
    {
        var (dice, writer) = (new Random(seed), new ListingWriter(new Assortment(Categories)));
        return [.. Enumerable.Range(0, count).Select(_ => dice.Pick(Neighbourhoods.All)).Select(home => (writer.Write(dice, home), home))];
    }
}
