using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MultiWeb.Application.Common.Cqrs;

namespace MultiWeb.WebApi.Common.OpenApi;

/// <summary>A member of a merge patch is described as what it holds: that it may be absent is what "not required" says.</summary>
internal sealed class OptionalSchemaTransformer : IOpenApiSchemaTransformer
{
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Optional<>))
            return;
        var held = type.GetGenericArguments()[0];
        var described = await context.GetOrCreateSchemaAsync(Nullable.GetUnderlyingType(held) ?? held, null, cancellationToken);
        schema.Type = described.Type | JsonSchemaType.Null;
        schema.Format = described.Format;
        schema.Pattern = described.Pattern;
        schema.Items = described.Items;
        schema.Enum = described.Enum;
    }
}
