using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MultiWeb.Application.Common.Cqrs;

namespace MultiWeb.WebApi.Common.OpenApi;

/// <summary>
/// A member of a merge patch is described as what it holds: that it may be absent is what "not required" says. So it is of an
/// answer's member that is left out when there is nothing in it.
/// </summary>
internal sealed class OptionalSchemaTransformer : IOpenApiSchemaTransformer
{
    public static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static bool IsOmittedWhenNull(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }];

    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        schema.Required?.ExceptWith(context.JsonTypeInfo.Properties.Where(p => IsOptional(p.PropertyType) || IsOmittedWhenNull(p)).Select(p => p.Name));
        if (!IsOptional(type))
            return;
        var held = type.GetGenericArguments()[0];
        var described = await context.GetOrCreateSchemaAsync(Nullable.GetUnderlyingType(held) ?? held, null, cancellationToken);
        // A plain kind may be null in a patch; an enum says so by its list.
        schema.Type = described.Type is { } plain ? plain | JsonSchemaType.Null : null;
        schema.Format = described.Format;
        schema.Items = described.Items;
        schema.Enum = described.Enum;
        schema.Description = null; // the one of Optional itself says nothing about the member
    }
}
