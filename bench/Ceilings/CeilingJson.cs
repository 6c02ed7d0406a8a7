using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MultiWeb.Ceilings;

/// <summary>The JSON of the API, byte for byte, by generated code.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ProductJson))]
[JsonSerializable(typeof(PageJson))]
[JsonSerializable(typeof(PurchaseJson))]
[JsonSerializable(typeof(TransactionJson))]
internal sealed partial class CeilingJson : JsonSerializerContext;

internal static class Answer
{
    /// <summary>As the API writes: Korean stays readable.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _text;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>
    /// The shortest way: the generated method that writes property after property, which the serializer itself does not take
    /// where the encoder is not its own; into memory that is there; in one piece, with its length.
    /// </summary>
    public static async Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        var text = _text ??= new ArrayBufferWriter<byte>(64 * 1024);
        var json = _json ??= new Utf8JsonWriter(text, Readable);
        text.ResetWrittenCount();
        json.Reset(text);
        type.SerializeHandler!(json, value);
        json.Flush();
        (context.Response.ContentType, context.Response.ContentLength) = ("application/json; charset=utf-8", text.WrittenCount);
        context.Response.BodyWriter.Write(text.WrittenSpan);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}

internal sealed record ProductJson(
    long Id, string Title, string Slug, string Description, decimal Price, decimal? OriginalPrice,
    string Condition, string Status, long CategoryId, CategoryJson Category, long SellerId,
    string? Location, double? Latitude, double? Longitude, bool IsNegotiable, int Views, int Likes, bool IsFeatured,
    IReadOnlyList<ImageJson> Images, DateTime CreatedAt, DateTime UpdatedAt, double? DistanceKm, int Version);

internal sealed record CategoryJson(long Id, string Name, string Slug, string? Description, string? Icon, int Order, long? ParentId);

internal sealed record ImageJson(long Id, string Url, string? ThumbnailUrl, int Order, bool IsPrimary);

internal sealed record PageJson(
    IReadOnlyList<ProductJson> Items, int? Total, int? Page, int PageSize, int? Pages, string? NextCursor, string? PrevCursor, bool HasMore);

internal sealed record PurchaseJson(long ProductId, decimal Amount);

internal sealed record TransactionJson(
    long Id, long ProductId, string ProductTitle, long BuyerId, long SellerId, decimal Amount, string Status,
    string? PaymentMethod, string PaymentStatus, string? MeetingLocation, DateTime? MeetingTime,
    string? BuyerNotes, string? SellerNotes, string? CancellationReason, DateTime CreatedAt, DateTime UpdatedAt,
    DateTime? SellerHandedOverAt, DateTime? BuyerReceivedAt, DateTime? CompletedAt, DateTime? CancelledAt,
    int Version, DateTime? Deadline, IReadOnlyList<string> AllowedTransitions);
