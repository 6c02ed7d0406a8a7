namespace MultiWeb.Domain.Common;

/// <summary>What sort of refusal an <see cref="Error"/> is. The outside decides how to say it; over HTTP it becomes the status.</summary>
public enum ErrorKind
{
    Malformed,
    Unauthenticated,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    Conflict,
    Gone,
    VersionMismatch,
    TooLarge,
    UnsupportedMediaType,
    RangeNotSatisfiable,
    Invalid,
    TooMany,
    Internal,
    Unavailable,
}

/// <summary>An expected failure, as a value: named, public, and free of anything internal.</summary>
/// <param name="Code">The name that clients program against, in snake_case, such as <c>product_not_available</c>. Never changes.</param>
/// <param name="Kind">Which sort of refusal it is.</param>
/// <param name="Detail">One sentence for a person.</param>
public sealed record Error(string Code, ErrorKind Kind, string Detail)
{
    /// <summary>Which fields of the request were wrong; empty where the request as a whole is refused.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>Further members of the answer, such as the transitions that are allowed instead.</summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = new Dictionary<string, object?>();

    /// <summary>How long to wait before it makes sense to try again; null where trying again does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>One wrong field of a request.</summary>
/// <param name="Pointer">Where it is: a JSON pointer (RFC 6901) as a URI fragment, such as <c>#/price</c>.</param>
/// <param name="Code">What is wrong, in snake_case.</param>
/// <param name="Detail">One sentence for a person.</param>
public sealed record FieldError(string Pointer, string Code, string Detail);
