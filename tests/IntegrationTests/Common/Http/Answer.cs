using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace MultiWeb.IntegrationTests.Common.Http;

/// <summary>What the server said, read to its end.</summary>
public sealed class Answer
{
    private readonly Lazy<JsonElement> _json;

    private Answer(HttpResponseMessage response, string text)
    {
        (Status, Headers, ContentType, Text) = (response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, text);
        ContentHeaders = response.Content.Headers;
        _json = new(() => JsonSerializer.Deserialize<JsonElement>(text));
    }

    public HttpStatusCode Status { get; }

    public HttpResponseHeaders Headers { get; }

    public HttpContentHeaders ContentHeaders { get; }

    public string? ContentType { get; }

    public string Text { get; }

    public JsonElement Json => _json.Value;

    public JsonElement this[string member] => Json.GetProperty(member);

    public long Id => this["id"].GetInt64();

    /// <summary>The code of a problem; empty where it is none.</summary>
    public string Code => ContentType == "application/problem+json" ? this["code"].GetString()! : "";

    public string? ETag => Headers.ETag?.ToString();

    /// <summary>The items of a page.</summary>
    public IReadOnlyList<JsonElement> Items => [.. this["items"].EnumerateArray()];

    public IReadOnlyList<long> ItemIds => [.. Items.Select(item => item.GetProperty("id").GetInt64())];

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());

    public override string ToString() => $"{(int)Status} {Text}";
}
