using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>An answer as text: the value of a result that succeeded. For this program's own eyes, so nothing is escaped that need not be.</summary>
internal static class AnswerJson
{
    private const int BytesPerEntry = 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new ResultConverterFactory() },
    };

    public static byte[] Write<TResponse>(TResponse answer) where TResponse : Result => JsonSerializer.SerializeToUtf8Bytes(answer, Options);

    /// <exception cref="JsonException">This was something else.</exception>
    public static TResponse? Read<TResponse>(ReadOnlySpan<byte> json) where TResponse : Result => JsonSerializer.Deserialize<TResponse>(json, Options);

    /// <summary>How many entries an answer of this size counts as: one for each KiB that it begins.</summary>
    public static int WeightOf(int bytes) => 1 + (bytes / BytesPerEntry);

    private sealed class ResultConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Result<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ResultConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class ResultConverter<T> : JsonConverter<Result<T>>
    {
        public override Result<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(ref reader, options) is { } value ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Result<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
