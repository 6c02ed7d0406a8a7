using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MultiWeb.Domain.Common;

namespace MultiWeb.WebApi.Common.OpenApi;

/// <summary>An enum is described by its public names.</summary>
internal sealed class WordSchemaTransformer : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum)
            schema.Enum = [.. Enum.GetNames(type).Select(name => JsonValue.Create(Wording.Of(name)))];
        return Task.CompletedTask;
    }
}
