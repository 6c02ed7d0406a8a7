using System.Text;
using System.Text.Json;
using MultiWeb.Application.Catalog.Categories;
using MultiWeb.Application.Catalog.Categories.Queries;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Behaviours;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Catalog.Products.Images;
using MultiWeb.Infrastructure.Common.Caching;
using MultiWeb.UnitTests.Domain.Catalog.Products;
using MultiWeb.UnitTests.Infrastructure.Common.Security;

namespace MultiWeb.UnitTests.Infrastructure.Common.Caching;

public sealed class AnswerJsonTests
{
    private static readonly CategoryResponse Shelf = new(3, "가구 \"중고\"", "furniture", null, "🪑", 2, 1);

    private static readonly ImageAddresses Addresses = new(ImageSettings.Load(TestSettings.Of()));

    [Fact]
    public void A_product_comes_back_as_it_went()
    {
        Result<ProductResponse> answer = ProductResponse.Of(Listings.New(), Shelf, default, Addresses) with { Price = 12_345.60m, Latitude = 37.123456789012345, Likes = 7 };

        var read = AnswerJson.Read<Result<ProductResponse>>(AnswerJson.Write(answer));

        read.Value.Should().BeEquivalentTo(answer.Value, options => options.ComparingByMembers<ProductResponse>());
        read.Value.Price.ToString().Should().Be("12345.60", "its decimals are part of the answer");
    }

    [Fact]
    public void A_page_comes_back_as_it_went()
    {
        Result<Paged<CategoryResponse>> answer = new Paged<CategoryResponse>([Shelf, Shelf with { Id = 4 }], null, null, 20, null, "next", null, true);

        AnswerJson.Read<Result<Paged<CategoryResponse>>>(AnswerJson.Write(answer)).Value.Should().BeEquivalentTo(answer.Value);
    }

    [Fact]
    public void A_page_of_products_comes_back_as_it_went()
    {
        Result<Paged<ProductResponse>> answer = new Paged<ProductResponse>([ProductResponse.Of(Listings.New(), Shelf, default, Addresses)], 41, 1, 20, 3, "next", null, true);

        AnswerJson.Read<Result<Paged<ProductResponse>>>(AnswerJson.Write(answer)).Value.Should().BeEquivalentTo(answer.Value);
    }

    /// <summary>A response that cannot be read back would be made anew each time, and nobody would notice.</summary>
    [Fact]
    public void No_cached_query_has_an_answer_that_was_not_tried() => Pipeline.Requests.Where(request => request.IsAssignableTo(typeof(ICachedQuery)))
        .Should().BeEquivalentTo([typeof(GetProductQuery), typeof(ListProductsQuery), typeof(ListCategoriesQuery)], "each of them has a test above; write one for the new one as well");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1")]
    [InlineData("\"text\"")]
    public void Nonsense_is_no_answer(string text) =>
        FluentActions.Invoking(() => AnswerJson.Read<Result<ProductResponse>>(Encoding.UTF8.GetBytes(text))).Should().Throw<JsonException>();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1023, 1)]
    [InlineData(1024, 2)]
    [InlineData(100_000, 98)]
    public void An_answer_weighs_what_it_takes(int bytes, int entries) => AnswerJson.WeightOf(bytes).Should().Be(entries);
}
