using MultiWeb.Application.Common.Security;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>What a key may ask for: a scope opens the addresses of its area, to read or to change.</summary>
internal static class ApiKeyScopes
{
    /// <summary>
    /// Not for a key, however wide its scopes: what a person does to his own account, and keys themselves, or one could give
    /// itself the scopes that it has not.
    /// </summary>
    private static readonly string[] ForPeopleOnly = ["users/me/password", "users/me/export", "admin/api-keys"];

    /// <summary>True for everybody who has not come by a key.</summary>
    public static bool Allow(HttpContext context) =>
        context.Features.Get<LiveApiKey>() is not { } key
        || (Needed((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, context.Request.Method) is { } scope && key.Scopes.Contains(scope));

    /// <summary>By the template of the route, which is the same however a client writes its path.</summary>
    /// <returns>Null where no key gets in.</returns>
    public static string? Needed(string? route, string method)
    {
        if (route is null || !route.StartsWith($"{EndpointGroups.ApiPrefix}/", StringComparison.Ordinal))
            return null;
        var below = route[(EndpointGroups.ApiPrefix.Length + 1)..].TrimEnd('/');
        var closesAccount = below == "users/me" && HttpMethods.IsDelete(method);
        return closesAccount || Array.Exists(ForPeopleOnly, closed => below == closed || below.StartsWith($"{closed}/", StringComparison.Ordinal))
            ? null
            : ApiScope.For(below.Split('/')[0], writes: !HttpMethods.IsGet(method));
    }
}
