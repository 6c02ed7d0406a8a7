using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using MultiWeb.WebApi.Common.Telemetry;

namespace MultiWeb.WebApi.Common.Json;

/// <summary>The one dialect of JSON: snake_case, names for enums, UTC times with Z, and nothing that can be read in two ways.</summary>
internal static partial class HouseJson
{
    private const int MaxDepth = 32;

    public static IServiceCollection AddHouseJson(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json => Apply(json.SerializerOptions))
        .AddSingleton<Renderings>()
        // Whatever cannot be bound ends in one place: Problems/FaultMiddleware.
        .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = MaxDepth;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // Korean stays readable; answers are JSON, never HTML
        options.Converters.Add(new WordConverterFactory());
        options.Converters.Add(new TextConverter());
        options.Converters.Add(new UtcTimeConverter());
    }

    /// <summary>
    /// Tells a document that could not be read from one whose values are of the wrong kind: the reader's own errors come wrapped
    /// in each other, a <see cref="SuspiciousTextException"/> as itself; duplicate keys are known by their message alone.
    /// </summary>
    public static bool IsMalformed(JsonException exception) =>
        exception.InnerException is JsonException || exception.GetType() != typeof(JsonException)
        || exception.Message.StartsWith("Duplicate", StringComparison.Ordinal);

    /// <summary>
    /// Text that PostgreSQL and UTF-8 can hold and Unicode can normalise: no NUL, no lone surrogate, no invalid bytes, and not
    /// the byte order mark the wrong way round, which is no character.
    /// </summary>
    public static string ReadText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new SuspiciousTextException(SuspiciousInput.BrokenText, "A string is not valid Unicode.");
        }
        return text.AsSpan().ContainsAny('\0', '\uFFFE') ? throw new SuspiciousTextException(SuspiciousInput.Nul, "A string contains a NUL or U+FFFE.") : text;
    }

    private sealed class TextConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadText(ref reader);

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(options.DictionaryKeyPolicy?.ConvertName(value) ?? value);
    }

    /// <summary>RFC 3339. A time without an offset is taken as UTC, a day as its beginning.</summary>
    private sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ReadText(ref reader) is var text && Rfc3339().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? Cut(time)
                : throw new JsonException();

        /// <summary>The writer's own form of a UTC time is this one: with Z, and no more digits than there are.</summary>
        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Cut(value).UtcDateTime);

        /// <summary>To the microsecond, as precise as the database keeps it.</summary>
        private static DateTimeOffset Cut(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>The parser alone would also take 10:00 for ten o'clock today, and 1/2/2026 for January.</summary>
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rfc3339();
}
