using System.Globalization;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.OpenApi;
using MultiWeb.WebApi.Common.Problems;
using MultiWeb.WebApi.Common.Telemetry;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>Holds each client to the rate of the endpoint that he asks for, and tells him with every answer where he stands.</summary>
internal sealed class RequestRates(RequestDelegate next, IRateLimiter limiter, SecurityMetrics metrics, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var policy = RatePolicy.Of(context);
        if (policy.Name != RatePolicy.Unlimited && await limiter.CountAsync(policy.Name, ClientOf(context, policy)) is { } count)
        {
            Tell(context.Response.Headers, count);
            if (count.IsOver)
            {
                metrics.Limited(policy.Name);
                await ProblemWriter.WriteAsync(context, CommonErrors.RateLimited with { RetryAfter = count.Reset });
                return;
            }
        }
        await next(context);
    }

    private static string ClientOf(HttpContext context, RatePolicy policy) =>
        !policy.ByAddress && context.Features.Get<LiveSession>() is { } session ? $"user:{session.UserId}" : $"ip:{ClientAddress.NetworkOf(context)}";

    /// <summary>The fields of draft-ietf-httpapi-ratelimit-headers-10, and the older ones, whose reset is a Unix time.</summary>
    private void Tell(IHeaderDictionary headers, RateCount count)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(count.Reset.TotalSeconds));
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{count.Policy}\";q={count.Limit};w={(long)count.Window.TotalSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{count.Policy}\";r={count.Remaining};t={seconds}");
        headers["X-RateLimit-Limit"] = count.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = count.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = (time.Now().ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);
    }
}

/// <param name="Name">A policy of the configuration, or <see cref="Unlimited"/>.</param>
/// <param name="ByAddress">Whether a client is his address even where he is known: what he is known by may cost nothing.</param>
internal sealed record RatePolicy(string Name, bool ByAddress = false)
{
    public const string Unlimited = "unlimited";

    /// <summary>What holds where an endpoint says nothing.</summary>
    private static readonly RatePolicy Default = new("default");

    /// <summary>The files of the page of the documentation have no endpoint, and no rate.</summary>
    public static RatePolicy Of(HttpContext context) =>
        context.GetEndpoint() is { } endpoint ? endpoint.Metadata.GetMetadata<RatePolicy>() ?? Default
        : context.Request.Path.StartsWithSegments(ApiDescription.Page, StringComparison.Ordinal) ? new RatePolicy(Unlimited) : Default;
}

internal static class RatePolicyExtensions
{
    /// <summary>A rate of its own, counted by address: what everybody may do without being known.</summary>
    public static TBuilder WithRatePerAddress<TBuilder>(this TBuilder endpoint, string policy) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RatePolicy(policy, ByAddress: true));

    /// <summary>A rate of its own, counted like any other.</summary>
    public static TBuilder WithRate<TBuilder>(this TBuilder endpoint, string policy) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RatePolicy(policy));

    public static TBuilder WithoutRate<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RatePolicy(RatePolicy.Unlimited));
}
