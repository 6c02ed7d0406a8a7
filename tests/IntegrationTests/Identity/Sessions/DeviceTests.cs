using System.Net;
using System.Text;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>A session remembers the device by what it calls itself: up to 200 characters, whatever they are.</summary>
public sealed class DeviceTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const string Bicycle = "🚲"; // two chars

    [Theory]
    [InlineData(199, "")] // half of it would be within
    [InlineData(198, Bicycle)]
    [InlineData(200, "")]
    public async Task A_name_is_never_cut_inside_a_character(int letters, string kept)
    {
        var person = await market.NewPersonAsync();
        var name = new string('a', letters);

        (await LogInAsync(person, $"{name}{Bicycle} and more")).ShouldBe(HttpStatusCode.OK);

        (await DeviceOfAsync(person)).Should().Be(name + kept);
    }

    [Fact]
    public async Task A_device_without_a_name_is_none()
    {
        var person = await market.NewPersonAsync();

        (await LogInAsync(person, "")).ShouldBe(HttpStatusCode.OK);

        (await DeviceOfAsync(person)).Should().BeNull();
    }

    private async Task<Answer> LogInAsync(Person person, string device)
    {
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var http = new HttpClient(handler) { BaseAddress = market.Http.BaseAddress };
        return await new Client(http).PostAsync("auth/login", new { email = person.Email, password = Person.DefaultPassword }, ("User-Agent", device));
    }

    private Task<string?> DeviceOfAsync(Person person) =>
        market.Database.ReadAsync<string>("SELECT device FROM identity.sessions WHERE user_id = $1 ORDER BY id DESC LIMIT 1", person.Id);
}
