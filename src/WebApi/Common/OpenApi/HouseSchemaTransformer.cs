using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MultiWeb.Domain.Common;

namespace MultiWeb.WebApi.Common.OpenApi;

/// <summary>Describes what the house's own JSON converters write, which the schema generator cannot look into.</summary>
internal sealed class HouseSchemaTransformer : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum)
        {
            schema.Enum = [.. Enum.GetNames(type).Select(name => JsonValue.Create(Wording.Of(name)))];
            return Task.CompletedTask;
        }
        if (type == typeof(string))
            schema.Type = JsonSchemaType.String;
        else if (type == typeof(DateTimeOffset))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        else if (type == typeof(decimal))
            schema.Format = null; // a decimal number: "double" would promise binary floating point
        else if (type.IsAssignableTo(typeof(IEnumerable<string>)))
            (schema.Type, schema.Items) = (JsonSchemaType.Array, new OpenApiSchema { Type = JsonSchemaType.String });
        else
            return Task.CompletedTask;

        // What may be null says so: the attribute is only on the member.
        if (context.JsonPropertyInfo is { IsGetNullable: true } && schema.Type is { } plain)
            schema.Type = plain | JsonSchemaType.Null;
        return Task.CompletedTask;
    }
}
