using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiWeb.Ceilings;

/// <summary>K0: an answer that is in memory as objects, and is serialised anew for each request.</summary>
internal sealed class Kept<T>(JsonTypeInfo<T> type) where T : class
{
    private T? _answer;

    public void Map(IEndpointRouteBuilder routes, string path)
    {
        routes.MapGet(path, GetAsync);
        routes.MapPut(path, PutAsync);
    }

    private Task GetAsync(HttpContext context) =>
        Answer.WriteAsync(context, _answer ?? throw new InvalidOperationException("Nothing was put here yet."), type);

    /// <summary>Takes over what the API has answered.</summary>
    private async Task PutAsync(HttpContext context)
    {
        _answer = await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
