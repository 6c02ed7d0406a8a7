using System.Net.Http.Headers;

namespace MultiWeb.IntegrationTests.Common.Http;

/// <summary>A program that comes with an API key.</summary>
public sealed class Service(HttpClient http, string key) : Client(http)
{
    /// <summary>The same service, asking another instance.</summary>
    public Service At(HttpClient instance) => new(instance, key);

    private protected override void Sign(HttpRequestHeaders headers) => headers.TryAddWithoutValidation("X-API-Key", key);
}
