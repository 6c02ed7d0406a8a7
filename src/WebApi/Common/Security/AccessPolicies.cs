using Microsoft.AspNetCore.Authorization;
using MultiWeb.Application.Common.Security;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>
/// The authorization decision of an endpoint: a policy named after an <see cref="AccessLevel"/>. It repeats the [Access] of the
/// request behind it, so that a stranger is turned away before his body is read, and so that the API's description can tell.
/// </summary>
internal static class AccessPolicies
{
    public static IServiceCollection AddAccessPolicies(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder().SetDefaultPolicy(PolicyOf(AccessLevel.SignedIn));
        foreach (var level in Enum.GetValues<AccessLevel>().Where(level => level > AccessLevel.Anyone))
            policies.AddPolicy(level.ToString(), PolicyOf(level));
        return services;
    }

    /// <summary>For those who have signed in, RequireAuthorization() says the same.</summary>
    public static TBuilder RequireAccess<TBuilder>(this TBuilder endpoint, AccessLevel level) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(level.ToString());

    /// <summary>What an endpoint's metadata demand; null where nobody has decided, or by another name than a level's.</summary>
    public static AccessLevel? LevelOf(IEnumerable<object> metadata)
    {
        var (open, guards) = (metadata.OfType<IAllowAnonymous>().Any(), metadata.OfType<IAuthorizeData>().Select(data => data.Policy).ToList());
        if (guards.Count == 0)
            return open ? AccessLevel.Anyone : null;
        var levels = guards.ConvertAll(policy => policy is null ? AccessLevel.SignedIn : Enum.TryParse<AccessLevel>(policy, out var level) ? level : (AccessLevel?)null);
        return open || levels.Contains(null) ? null : levels.Max();
    }

    /// <summary>The role is what the database says now, not what a token said then; a key also needs the scope.</summary>
    private static AuthorizationPolicy PolicyOf(AccessLevel level) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => context.Resource is HttpContext http
            && http.RequestServices.GetRequiredService<ICurrentUser>().Level >= level
            && ApiKeyScopes.Allow(http))
        .Build();
}
