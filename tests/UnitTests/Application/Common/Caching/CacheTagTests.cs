using MultiWeb.Application.Catalog.Categories.Queries;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.UnitTests.Domain.Catalog.Products;

namespace MultiWeb.UnitTests.Application.Common.Caching;

public sealed class CacheTagTests
{
    [Fact]
    public void A_tag_names_an_aggregate_or_all_of_its_kind()
    {
        CacheTag.Of<Product>(11).Name.Should().Be("product:11");
        CacheTag.OfAny<Product>().Name.Should().Be("product");
        CacheTag.OfAny<Transaction>().Name.Should().Be("transaction");
    }

    [Fact]
    public void Readers_and_writers_mean_the_same_tag()
    {
        // The unit of work knows an aggregate's type only when it runs.
        var written = Listings.New();
        CacheTag.Of(Wording.Of(written.GetType().Name), written.Id).Should().Be(CacheTag.Of<Product>(written.Id));
        CacheTag.OfAny(Wording.Of(written.GetType().Name)).Should().Be(CacheTag.OfAny<Product>());
        // And of another than the one that was written it knows a word.
        IConcernsAnother liked = new ProductLiked(11, 7, default);
        CacheTag.Of(liked.Aggregate, liked.AggregateId).Should().Be(CacheTag.Of<Product>(11));
        CacheTag.Of<Product>(11).Should().NotBe(CacheTag.Of<Product>(12)).And.NotBe(CacheTag.Of<Category>(11));
    }

    [Fact]
    public void A_listing_is_forgotten_with_its_row_and_with_any_category()
    {
        ICachedQuery query = new GetProductQuery(11);
        query.CacheTags.Should().BeEquivalentTo([CacheTag.Of<Product>(11), CacheTag.OfAny<Category>()]);
        query.CacheKey.Should().Be("product:11").And.NotBe(((ICachedQuery)new GetProductQuery(12)).CacheKey);
        ((ICachedQuery)new ListCategoriesQuery()).CacheTags.Should().Equal(CacheTag.OfAny<Category>());
    }
}
