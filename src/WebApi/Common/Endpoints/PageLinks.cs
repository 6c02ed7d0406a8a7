using Microsoft.AspNetCore.WebUtilities;
using MultiWeb.Application.Common.Paging;

namespace MultiWeb.WebApi.Common.Endpoints;

/// <summary>A page's neighbours and the list's beginning as a Link header (RFC 8288), so that a client can walk a list without knowing how it is paged.</summary>
internal static class PageLinks
{
    public static void Add(HttpContext context, IPaged page)
    {
        var links = new List<string>();
        if (page.NextCursor is { } next)
            links.Add(To(context.Request, next, "next"));
        if (page.PrevCursor is { } previous)
            links.Add(To(context.Request, previous, "prev"));
        links.Add(To(context.Request, null, "first"));
        context.Response.Headers.Link = string.Join(", ", links);
    }

    private static string To(HttpRequest request, string? cursor, string relation)
    {
        var query = request.Query
            .Where(p => p.Key is not ("page" or "cursor"))
            .Select(p => KeyValuePair.Create(p.Key, p.Value[^1]))
            .Concat(cursor is null ? [] : [KeyValuePair.Create("cursor", (string?)cursor)]);
        return $"<{QueryHelpers.AddQueryString(request.Path.ToUriComponent(), query)}>; rel=\"{relation}\"";
    }
}
