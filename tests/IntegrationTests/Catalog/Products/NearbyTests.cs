using System.Net;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Products;

/// <summary>What is near, without telling where anybody lives.</summary>
public sealed class NearbyTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const double Latitude = 37.556312;
    private const double Longitude = 126.923645;

    [Fact]
    public async Task The_exact_place_never_leaves_the_server()
    {
        var seller = await market.NewPersonAsync();
        var created = (await seller.PostAsync("products", Listings.Body(("latitude", Latitude), ("longitude", Longitude)))).ShouldBe(HttpStatusCode.Created);
        var read = await seller.GetAsync($"products/{created.Id}");
        var near = await market.Anyone.GetAsync($"products?seller_id={seller.Id}&lat={Latitude}&lng={Longitude}&radius_km=5");

        near.ItemIds.Should().Equal(created.Id);
        foreach (var product in new[] { created.Json, read.Json, near.Items[0] })
        {
            product.GetRawText().Should().NotContain("37.556312").And.NotContain("126.923645");
            product.GetProperty("latitude").GetDouble().Should().NotBe(Latitude).And.BeApproximately(Latitude, 0.01);
            product.GetProperty("longitude").GetDouble().Should().NotBe(Longitude).And.BeApproximately(Longitude, 0.01);
        }
        (await market.Database.ReadAsync<double>("SELECT latitude FROM catalog.products WHERE id = $1", created.Id)).Should().Be(Latitude);
    }

    [Fact]
    public async Task Asking_often_tells_no_more_than_asking_once()
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync(("latitude", Latitude), ("longitude", Longitude));
        var first = (await market.Anyone.GetAsync($"products/{id}"))["latitude"].GetDouble();

        for (var i = 0; i < 3; i++)
            (await seller.PatchAsync($"products/{id}", new { price = 100 + i }))["latitude"].GetDouble().Should().Be(first);
        (await seller.PatchAsync($"products/{id}", new { latitude = Latitude, longitude = Longitude }))["latitude"].GetDouble().Should().Be(first);
    }

    [Fact]
    public async Task Distances_come_in_steps_nearest_first()
    {
        var seller = await market.NewPersonAsync();
        var far = await seller.ListProductAsync(("latitude", Latitude + 0.3), ("longitude", Longitude));
        var near = await seller.ListProductAsync(("latitude", Latitude + 0.02), ("longitude", Longitude));
        var farther = await seller.ListProductAsync(("latitude", Latitude + 0.7), ("longitude", Longitude));
        await seller.ListProductAsync();
        await seller.ListProductAsync(("latitude", Latitude + 3), ("longitude", Longitude));

        var found = await market.Anyone.GetAsync($"products?seller_id={seller.Id}&lat={Latitude}&lng={Longitude}&radius_km=100&sort=distance");

        found.ItemIds.Should().Equal(near, far, farther);
        var distances = found.Items.Select(p => p.GetProperty("distance_km").GetDouble()).ToList();
        (distances[0] % 0.5).Should().Be(0);
        (distances[1] % 5).Should().Be(0);
        (distances[2] % 10).Should().Be(0);
        (await market.Anyone.GetAsync($"products/{near}"))["distance_km"].ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("lat=37", "#/lng")]
    [InlineData("lng=127&radius_km=1", "#/lat")]
    [InlineData("lat=37&lng=127", "#/radius_km")]
    [InlineData("lat=91&lng=127&radius_km=1", "#/lat")]
    [InlineData("lat=37&lng=181&radius_km=1", "#/lng")]
    [InlineData("lat=37&lng=127&radius_km=0", "#/radius_km")]
    [InlineData("lat=37&lng=127&radius_km=201", "#/radius_km")]
    [InlineData("lat=NaN&lng=127&radius_km=1", "#/lat")]
    [InlineData("lat=1e400&lng=127&radius_km=1", "#/lat")]
    [InlineData("sort=distance", "#/lat")]
    public async Task A_place_that_is_none_is_refused(string query, string pointer) =>
        (await market.Anyone.GetAsync($"products?{query}")).ShouldRefuseField(pointer);

    [Theory]
    [InlineData(90, 0)]
    [InlineData(-90, 180)]
    [InlineData(0, -180)]
    [InlineData(0, 180)]
    public async Task Poles_and_the_date_line_are_places_too(double latitude, double longitude)
    {
        var seller = await market.NewPersonAsync();
        var id = await seller.ListProductAsync(("latitude", latitude), ("longitude", longitude));

        (await market.Anyone.GetAsync($"products?seller_id={seller.Id}&lat={latitude}&lng={longitude}&radius_km=10&sort=distance")).ShouldBe(HttpStatusCode.OK)
            .ItemIds.Should().Equal(id);
    }
}
