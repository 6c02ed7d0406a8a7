using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MultiWeb.IntegrationTests.Common.Http;

/// <summary>
/// Speaks HTTP to the program, as nobody or with a token. A path is relative to <c>/api/v1/</c> unless it begins with a slash.
/// Bodies are written as they are given: their members are named as the API names them.
/// </summary>
public class Client(HttpClient http)
{
    private protected HttpClient Http => http;

    /// <summary>Sent as the Bearer token; null for nobody.</summary>
    public string? Token { get; set; }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

    public Task<Answer> PatchAsync(string path, object body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, body, headers);

    public Task<Answer> PutAsync(string path, object body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, body, headers);

    public Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Delete, path, null, headers);

    /// <summary>Says who asks.</summary>
    private protected virtual void Sign(HttpRequestHeaders headers)
    {
        if (Token is not null)
            headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <param name="body">An object to write as JSON, a text or <see cref="HttpContent"/> to send as it is, or null for none.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string text => new StringContent(text, Encoding.UTF8, "application/json"),
            _ => new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        Sign(request.Headers);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
