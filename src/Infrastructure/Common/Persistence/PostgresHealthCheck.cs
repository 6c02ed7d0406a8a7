using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Whether the database answers, and whether it has the schema that this program was written for.</summary>
internal sealed class PostgresHealthCheck(NpgsqlDataSource database, IServiceScopeFactory scopes) : IHealthCheck
{
    private volatile bool _isMigrated;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var ping = database.CreateCommand("SELECT 1");
            await ping.ExecuteScalarAsync(cancellationToken);
            _isMigrated = _isMigrated || await HasNoPendingMigrationAsync(cancellationToken);
            return _isMigrated ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database has not been migrated.");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }

    private async Task<bool> HasNoPendingMigrationAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().PendingAsync(cancellationToken)).Count == 0;
    }
}
