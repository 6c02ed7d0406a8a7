using Microsoft.Net.Http.Headers;

namespace MultiWeb.WebApi.Common.Binding;

/// <summary>
/// The version of an aggregate as an HTTP validator (RFC 9110, section 8.8.3): weak, because counters within an answer may
/// differ, and compared by its opaque part.
/// </summary>
internal static class EntityTag
{
    public static string Of(int version) => $"W/\"{version}\"";

    /// <summary>Sets the ETag, and says whether the client has this version already (If-None-Match).</summary>
    public static bool IsKnown(HttpContext context, int version)
    {
        context.Response.Headers.ETag = Of(version);
        return HttpMethods.IsGet(context.Request.Method)
            && context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
            && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag.Equals($"\"{version}\"", StringComparison.Ordinal));
    }
}

/// <summary>
/// The version that a change is meant for (If-Match). A tag that this service cannot have given matches no version;
/// <c>*</c> and no header match any.
/// </summary>
internal readonly record struct IfMatch(int? Version)
{
    private const int NoVersion = 0;

    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var tags = context.Request.GetTypedHeaders().IfMatch;
        if (context.Request.Headers.IfMatch.Count == 0 || tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)))
            return ValueTask.FromResult(new IfMatch(null));
        return ValueTask.FromResult(new IfMatch(
            tags is [var only] && int.TryParse(only.Tag.AsSpan().Trim('"'), out var version) ? version : NoVersion));
    }
}
