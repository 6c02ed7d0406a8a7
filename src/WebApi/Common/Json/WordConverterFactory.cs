using System.Text.Json;
using System.Text.Json.Serialization;
using MultiWeb.Domain.Common;

namespace MultiWeb.WebApi.Common.Json;

/// <summary>
/// Enums by their public names alone. The framework's own converter also reads several names at once and adds up their
/// numbers: <c>"like_new, good"</c> would be "fair", and <c>"fair, poor"</c> no condition at all.
/// </summary>
internal sealed class WordConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class WordConverter<TEnum> : JsonConverter<TEnum> where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Wording.Parse<TEnum>(HouseJson.ReadText(ref reader)) ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(Wording.Of(value));
    }
}
