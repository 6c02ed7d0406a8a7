using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiWeb.Application.Common.Cqrs;

/// <summary>
/// A member of a JSON Merge Patch (RFC 7396): absent leaves the value as it is, null clears it, anything else replaces it.
/// </summary>
[JsonConverter(typeof(OptionalConverterFactory))]
public readonly record struct Optional<T>
{
    private readonly T? _value;

    public Optional(T? value) => (_value, IsSet) = (value, true);

    /// <summary>Whether the member was there at all.</summary>
    public bool IsSet { get; }

    /// <summary>What it said; default where it was absent or null.</summary>
    public T? Value => _value;

    /// <summary>What the field becomes, given what it is.</summary>
    public T? Or(T? current) => IsSet ? _value : current;
}

internal sealed class OptionalConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        // By the converter itself: a Deserialize of its own would say that the error is at the root, not at this member.
        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? new(default) : new(((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options));

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
