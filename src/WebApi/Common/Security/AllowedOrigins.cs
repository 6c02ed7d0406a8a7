using Microsoft.Net.Http.Headers;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>Which web pages may call from a browser (CORS): those of a list, each by its exact origin. None unless it is named.</summary>
internal static class AllowedOrigins
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    private static readonly string[] Readable =
    [
        HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.RetryAfter, "X-Request-Id", "Idempotent-Replayed",
        "RateLimit", "RateLimit-Policy", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
    ];

    public static IServiceCollection AddAllowedOrigins(this IServiceCollection services, IReadOnlyCollection<string> origins) =>
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            // Not WithOrigins: by a function of its own the answer also says that it varies by origin, even where there is one.
            .SetIsOriginAllowed(origins.ToHashSet(StringComparer.Ordinal).Contains)
            .AllowCredentials()
            .AllowAnyHeader()
            .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete)
            .WithExposedHeaders(Readable)
            .SetPreflightMaxAge(PreflightAge)));
}
