using MultiWeb.Application.Catalog.Products;

namespace MultiWeb.UnitTests.Application.Catalog.Products;

public sealed class SearchTextTests
{
    [Fact]
    public void Any_space_parts_words() =>
        SearchText.WordsOf(" 원목\u00A0의자\u3000 LG\t\u0085tv ").Should().Equal("원목", "의자", "LG", "tv");

    [Fact]
    public void Nothing_has_no_words() => SearchText.WordsOf(null).Should().BeEmpty();
}
