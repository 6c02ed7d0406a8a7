using System.Text.Json.Nodes;

namespace MultiWeb.IntegrationTests.Common.Input.Fuzz;

/// <summary>One operation of the OpenAPI document, with its references resolved.</summary>
internal sealed record ApiOperation(HttpMethod Method, string Path, IReadOnlyList<ApiParameter> Parameters, JsonObject? Body, bool TakesFile, IReadOnlySet<int> Statuses)
{
    public static IReadOnlyList<ApiOperation> Read(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           select Read(document, path.Key, method.Key, method.Value!.AsObject()),
    ];

    /// <summary>A schema without references or alternatives: of several it is the one that says something.</summary>
    public static JsonObject Resolve(JsonNode document, JsonNode schema)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Resolve(document, document["components"]!["schemas"]![reference.Split('/')[^1]]!);
        if (schema["oneOf"] is JsonArray choices)
            return Resolve(document, choices.First(choice => choice!["type"]?.ToString() != "null")!);
        return schema.AsObject();
    }

    public override string ToString() => $"{Method} {Path}";

    private static ApiOperation Read(JsonNode document, string path, string method, JsonObject operation)
    {
        var parameters = operation["parameters"]?.AsArray().Select(p => new ApiParameter(
            p!["name"]!.GetValue<string>(), p["in"]!.GetValue<string>(), Resolve(document, p["schema"]!))).ToList() ?? [];
        var body = operation["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Resolve(document, schema) : null;
        return new ApiOperation(new HttpMethod(method.ToUpperInvariant()), path, parameters, body, operation["requestBody"]?["content"]?["multipart/form-data"] is not null, operation["responses"]!.AsObject().Select(r => int.Parse(r.Key)).ToHashSet());
    }
}

/// <param name="Place"><c>path</c>, <c>query</c> or <c>header</c>.</param>
internal sealed record ApiParameter(string Name, string Place, JsonObject Schema);
