using System.Threading.RateLimiting;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Problems;
using MultiWeb.WebApi.Common.Telemetry;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>
/// How often a client may ask, per minute: an endpoint's own policy (<c>RateLimiting:Policies:&lt;name&gt;:PerMinute</c>), or
/// <c>default</c>. Counted in this process, by user or, for the anonymous, by address.
/// </summary>
internal static class RequestRates
{
    private const int DefaultPerMinute = 100;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <param name="perMinute">How many requests a minute, by the policy's name.</param>
    public static IServiceCollection AddRequestRates(this IServiceCollection services, bool enabled, IReadOnlyDictionary<string, int> perMinute) =>
        services.AddRateLimiter(rates =>
        {
            rates.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            {
                var policy = RatePolicy.Of(context);
                if (!enabled || policy == RatePolicy.Unlimited)
                    return RateLimitPartition.GetNoLimiter("");
                var client = context.Features.Get<LiveSession>() is { } session ? $"user:{session.UserId}" : $"ip:{context.Connection.RemoteIpAddress}";
                return RateLimitPartition.GetFixedWindowLimiter($"{policy}|{client}", _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = perMinute.GetValueOrDefault(policy, DefaultPerMinute),
                    Window = Window,
                });
            });
            rates.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.RequestServices.GetRequiredService<SecurityMetrics>().Limited(RatePolicy.Of(rejected.HttpContext));
                return new ValueTask(ProblemWriter.WriteAsync(rejected.HttpContext, CommonErrors.RateLimited with
                {
                    RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window,
                }));
            };
        });

    public static void UseRequestRates(this WebApplication app) => app.UseRateLimiter();

    public static TBuilder WithRate<TBuilder>(this TBuilder endpoint, string policy) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RatePolicy(policy));
}

/// <param name="Name">A policy of the configuration, or <see cref="Unlimited"/>.</param>
internal sealed record RatePolicy(string Name)
{
    public const string Unlimited = "unlimited";

    /// <summary>What holds where an endpoint says nothing.</summary>
    public const string Default = "default";

    public static string Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RatePolicy>()?.Name ?? Default;
}
