using System.Reflection;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.UnitTests.Domain.Common;

public sealed class WordingTests
{
    private static readonly List<Type> Enums = typeof(Wording).Assembly.GetTypes().Where(t => t.IsEnum).ToList();

    [Fact]
    public void Every_value_of_every_enum_comes_back_from_its_name()
    {
        Enums.Should().HaveCountGreaterThan(8);
        var check = typeof(WordingTests).GetMethod(nameof(CheckRoundTrip), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var type in Enums)
            check.MakeGenericMethod(type).Invoke(null, null);
    }

    [Fact]
    public void A_name_is_snake_case()
    {
        Wording.Of(ProductCondition.LikeNew).Should().Be("like_new");
        Wording.Of(TransitionName.HandOver).Should().Be("hand_over");
        Wording.Of(PaymentStatus.PartiallyRefunded).Should().Be("partially_refunded");
        Wording.Of("PageSize").Should().Be("page_size");
        Wording.Of("ImageUrls").Should().Be("image_urls");
    }

    [Theory]
    [InlineData("LikeNew")]
    [InlineData("LIKE_NEW")]
    [InlineData("likenew")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData(" like_new")]
    public void Only_the_public_name_is_read(string name) => Wording.Parse<ProductCondition>(name).Should().BeNull();

    private static void CheckRoundTrip<TEnum>() where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            Wording.Of(value).Should().MatchRegex("^[a-z]+(_[a-z]+)*$");
            Wording.Parse<TEnum>(Wording.Of(value)).Should().Be(value);
        }
    }
}
