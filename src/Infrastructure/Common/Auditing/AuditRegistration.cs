using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Common.Auditing;

internal static class AuditRegistration
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddScoped<IAuditLog, AuditLog>();
        services.AddScoped<IAuditTrail, AuditTrail>();
        // A year and a month: whoever looks back at the same season still finds it.
        services.AddSingleton(Retention.After("400 days", "common.audit_entries", key: "id", since: "at"));
    }
}
