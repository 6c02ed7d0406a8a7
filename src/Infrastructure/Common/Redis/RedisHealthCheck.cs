using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MultiWeb.Infrastructure.Common.Redis;

/// <summary>Redis is a help, not a need: without it (gone, or silent) the service is degraded, never unready.</summary>
internal sealed class RedisHealthCheck(RedisGate redis) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(redis is { IsConfigured: true, IsOpen: false }
            ? HealthCheckResult.Degraded("Redis does not answer; answers come from PostgreSQL.")
            : HealthCheckResult.Healthy());
}
