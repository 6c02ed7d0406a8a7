using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.UnitTests.Domain.Catalog.Products;

public sealed class SlugTests
{
    [Theory]
    [InlineData("원목 의자", "원목-의자-11")]
    [InlineData("iPhone 15 Pro Max!!", "iphone-15-pro-max-11")]
    [InlineData("  [급처]  자전거 / 새것 ", "급처-자전거-새것-11")]
    [InlineData("50% 할인 -- A/S 가능", "50-할인-a-s-가능-11")]
    [InlineData("ÉTÉ à Paris", "été-à-paris-11")]
    [InlineData("😀😀😀😀😀", "11")]
    [InlineData("!!!!!", "11")]
    [InlineData("의자😀책상", "의자-책상-11")]
    [InlineData("หนังสือ เก่า", "หนังสือ-เก่า-11")]
    [InlineData("𐐀 𠀀", "𐐨-𠀀-11")]
    public void A_slug_is_the_title_in_lower_case_with_hyphens(string title, string slug) => Of(title).Should().Be(slug);

    [Theory]
    [InlineData("\u110b\u1174\u110c\u1161 팝니다", "의자-팝니다-11")]
    [InlineData("ＡＢＣ 의자", "abc-의자-11")]
    [InlineData("\uFAD0", "𢡄-11")] // one char that becomes two
    public void Letters_in_pieces_are_put_together(string title, string slug) => Of(title).Should().Be(slug);

    [Fact]
    public void Equal_titles_have_different_slugs() => Of("원목 의자", 12).Should().NotBe(Of("원목 의자", 13));

    [Fact]
    public void The_longest_title_with_the_longest_id_fits()
    {
        var slug = Of(new string('가', Product.TitleMaxLength), long.MaxValue);
        slug.Should().HaveLength(Product.TitleMaxLength + 1 + 19).And.StartWith("가가");
        slug.Length.Should().BeLessThanOrEqualTo(Product.SlugMaxLength);
    }

    [Fact]
    public void Cutting_leaves_no_hyphen_hanging() =>
        Of(new string('a', Product.TitleMaxLength - 1) + " b" + new string('c', 50)).Should().Be(new string('a', Product.TitleMaxLength - 1) + "-11");

    [Fact]
    public void Whatever_the_title_the_slug_is_short_ends_in_its_id_and_needs_no_second_look()
    {
        // Half characters never get as far as a title.
        var titles = ArbMap.Default.ArbFor<UnicodeString>().Generator
            .Select(s => string.Concat((s.Get ?? "").Where(c => !char.IsSurrogate(c) && c != '\uFFFE'))).ToArbitrary();
        Prop.ForAll(titles, ArbMap.Default.ArbFor<PositiveInt>(), (title, id) =>
        {
            var slug = Of(title, id.Get);
            return slug.Length <= Product.SlugMaxLength
                && slug.Split('-')[^1] == $"{id.Get}"
                && slug.EnumerateRunes().All(c => c.Value == '-' || Rune.IsLetterOrDigit(c) || Rune.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                && !slug.StartsWith('-') && !slug.Contains("--", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    private static string Of(string title, long id = 11) =>
        Product.List(id, 1, Listings.Details with { Title = title }, [], Listings.Listed).Slug;
}
