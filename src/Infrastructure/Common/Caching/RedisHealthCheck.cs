using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>Redis is a help, not a need: without it the service is degraded, never unready.</summary>
internal sealed class RedisHealthCheck(RedisConnection redis) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(redis.Multiplexer is null or { IsConnected: true }
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("Redis does not answer; answers come from PostgreSQL."));
}
