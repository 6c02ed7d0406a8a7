using System.Net;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

internal static class ScrapeExtensions
{
    /// <summary>Reads <c>/metrics</c> as Prometheus 3 does, which takes nothing without the right content type.</summary>
    public static async Task<Exposition> ScrapeAsync(this HttpClient http, string address = "/metrics")
    {
        using var response = await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/plain; version=0.0.4; charset=utf-8");
        return Exposition.Parse(await response.Content.ReadAsStringAsync());
    }
}
