using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Categories;

public sealed class CategoryTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task The_ten_shelves_are_there_from_the_first_day()
    {
        var shelves = (await market.Anyone.GetAsync("categories")).ShouldBe(HttpStatusCode.OK);

        shelves["total"].GetInt32().Should().Be(10);
        shelves.Items.Select(c => c.GetProperty("slug").GetString()).Should().Equal(
            "electronics", "fashion", "furniture", "books-tickets", "sports", "baby-kids", "beauty", "pets", "food", "others");
        shelves.Items[0].EnumerateObject().Select(m => m.Name).Should().Contain(["id", "name", "slug", "description", "icon", "order", "parent_id"]);
        shelves.Items[1].GetProperty("name").GetString().Should().Be("의류/패션");
    }
}
