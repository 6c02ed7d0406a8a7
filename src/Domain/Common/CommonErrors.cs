namespace MultiWeb.Domain.Common;

/// <summary>The refusals that belong to no module: what the protocol, the pipeline and the edge answer.</summary>
public static class CommonErrors
{
    public static Error MalformedRequest { get; } = new("malformed_request", ErrorKind.Malformed, "The request could not be read.");
    public static Error InvalidCursor { get; } = new("invalid_cursor", ErrorKind.Malformed, "The cursor is not one that this list gave out for this filter.");
    public static Error Unauthenticated { get; } = new("unauthenticated", ErrorKind.Unauthenticated, "This call needs a valid access token.");
    public static Error TokenExpired { get; } = new("token_expired", ErrorKind.Unauthenticated, "The token has expired.");
    public static Error TokenRevoked { get; } = new("token_revoked", ErrorKind.Unauthenticated, "The token was revoked.");
    public static Error Forbidden { get; } = new("forbidden", ErrorKind.Forbidden, "You are not allowed to do this.");
    public static Error Blocked { get; } = new("blocked", ErrorKind.Forbidden, "One of you has blocked the other.");
    public static Error NotFound { get; } = new("not_found", ErrorKind.NotFound, "There is nothing here, or nothing that is yours to see.");
    public static Error MethodNotAllowed { get; } = new("method_not_allowed", ErrorKind.MethodNotAllowed, "This address does not take that method.");
    public static Error Gone { get; } = new("gone", ErrorKind.Gone, "It was here, and is no more.");
    public static Error VersionMismatch { get; } = new("version_mismatch", ErrorKind.VersionMismatch, "It has changed since you read it.");
    public static Error PayloadTooLarge { get; } = new("payload_too_large", ErrorKind.TooLarge, "The body is larger than this address takes.");
    public static Error UnsupportedMediaType { get; } = new("unsupported_media_type", ErrorKind.UnsupportedMediaType, "This address takes JSON (Content-Type: application/json).");
    public static Error RangeNotSatisfiable { get; } = new("range_not_satisfiable", ErrorKind.RangeNotSatisfiable, "The part that was asked for lies behind the end.");
    public static Error ValidationFailed { get; } = new("validation_failed", ErrorKind.Invalid, "Some fields are not acceptable.");
    public static Error RateLimited { get; } = new("rate_limited", ErrorKind.TooMany, "Too many requests; try again later.");
    public static Error Internal { get; } = new("internal_error", ErrorKind.Internal, "Something went wrong on our side.");
    public static Error Unavailable { get; } = new("unavailable", ErrorKind.Unavailable, "The service cannot answer at the moment; try again shortly.") { RetryAfter = TimeSpan.FromSeconds(1) };

    /// <summary>A single wrong field.</summary>
    public static Error Invalid(string pointer, string code, string detail) =>
        ValidationFailed with { Fields = [new FieldError(pointer, code, detail)] };
}
