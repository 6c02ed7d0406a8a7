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
        services.AddSingleton(new Retention("audit_entries", """
            DELETE FROM common.audit_entries WHERE id IN (
                SELECT id FROM common.audit_entries WHERE at < now() - interval '400 days' ORDER BY at LIMIT 1000 FOR UPDATE SKIP LOCKED)
            """));
    }
}
