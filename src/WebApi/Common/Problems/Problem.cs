using System.Text.Json.Serialization;
using MultiWeb.Domain.Common;

namespace MultiWeb.WebApi.Common.Problems;

/// <summary>Why a request was refused (RFC 9457).</summary>
/// <param name="Type">Where the problem is explained.</param>
/// <param name="Title">The same for every problem of this type.</param>
/// <param name="Detail">What was wrong this time.</param>
/// <param name="Instance">The path that was asked for.</param>
/// <param name="Code">The name to program against.</param>
/// <param name="Errors">Which fields were wrong.</param>
internal sealed record Problem(
    string Type, string Title, int Status, string Detail, string Instance, string Code, string RequestId, string? TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FieldError>? Errors)
{
    /// <summary>Further members, by the kind of the problem: the transitions that are allowed instead, for example.</summary>
    [JsonExtensionData]
    public Dictionary<string, object?>? Extensions { get; init; }
}
