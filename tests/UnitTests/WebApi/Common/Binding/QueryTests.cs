using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Json;

namespace MultiWeb.UnitTests.WebApi.Common.Binding;

public sealed class QueryTests
{
    [Fact]
    public void A_list_takes_its_filters_and_its_paging_and_nothing_else()
    {
        ParametersOf(typeof(ListProductsQuery)).Should().BeEquivalentTo(
            "search", "category_id", "status", "condition", "min_price", "max_price", "seller_id", "is_negotiable",
            "lat", "lng", "radius_km", "sort", "page", "page_size", "cursor");
    }

    [Fact]
    public void Every_list_is_paged_alike()
    {
        var lists = typeof(PagedQuery).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PagedQuery)) && !t.IsAbstract).ToList();
        lists.Should().HaveCountGreaterThan(3);
        lists.Should().AllSatisfy(list => ParametersOf(list).Should().Contain(["page", "page_size", "cursor"]));
    }

    private static IEnumerable<string> ParametersOf(Type query)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        HouseJson.Apply(options);
        return new QueryMetadata(query).MembersIn(options).Select(member => member.Name);
    }
}
