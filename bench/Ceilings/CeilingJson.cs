using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MultiWeb.Ceilings;

/// <summary>The JSON of the API, byte for byte, by generated code.</summary>
[JsonSerializable(typeof(ProductJson))]
[JsonSerializable(typeof(PageJson))]
[JsonSerializable(typeof(PurchaseJson))]
[JsonSerializable(typeof(TransactionJson))]
internal sealed partial class CeilingJson : JsonSerializerContext
{
    /// <summary>As the API writes: in snake_case, and Korean stays readable.</summary>
    public static CeilingJson Dialect { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

internal static class Answer
{
    public static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type) =>
        context.Response.WriteAsJsonAsync(value, type, cancellationToken: context.RequestAborted);
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
