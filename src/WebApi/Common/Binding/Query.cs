using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace MultiWeb.WebApi.Common.Binding;

/// <summary>
/// A request that arrives in the query string. It is read by the same rules as a body: its names, its types and its errors
/// are those of JSON, so that <c>?page_size=many</c> is answered exactly like <c>{"page_size":"many"}</c>.
/// </summary>
internal readonly record struct Query<T>(T Value) : IEndpointParameterMetadataProvider
{
    private static readonly QueryMetadata Metadata = new(typeof(T));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(Metadata);

    public static ValueTask<Query<T>> BindAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in Metadata.MembersIn(options))
            {
                if (context.Request.Query[property.Name] is [.., { Length: > 0 } value])
                    Write(writer, property, value);
            }
            writer.WriteEndObject();
        }
        try
        {
            return ValueTask.FromResult(new Query<T>(JsonSerializer.Deserialize<T>(buffer.ToArray(), options)!));
        }
        catch (JsonException exception)
        {
            // As the framework reports a body that it cannot read.
            throw new BadHttpRequestException("The query string cannot be read.", exception);
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonPropertyInfo property, string value)
    {
        writer.WritePropertyName(property.Name);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var isBareWord = type == typeof(bool) ? value is "true" or "false" : type.IsPrimitive || type == typeof(decimal);
        if (isBareWord && IsJsonScalar(value))
            writer.WriteRawValue(value);
        else
            writer.WriteStringValue(value);
    }

    private static bool IsJsonScalar(string value)
    {
        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(value));
            return reader.Read() && reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>Tells the API description which record an endpoint reads from the query string.</summary>
internal sealed record QueryMetadata(Type Type)
{
    /// <summary>What can be said in the query string. A member that is ignored still stands among the others, but nothing can set it.</summary>
    public IEnumerable<JsonPropertyInfo> MembersIn(JsonSerializerOptions options) =>
        options.GetTypeInfo(Type).Properties.Where(member => member.Set is not null);
}
