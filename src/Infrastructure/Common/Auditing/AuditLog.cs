using System.Text.Json;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Common.Auditing;

/// <summary>Adds the row to the unit of work: committed with it, and forgotten with an attempt that lost its race.</summary>
internal sealed class AuditLog(MultiWebDbContext db, IIdentitySequence ids, ICurrentUser caller, TimeProvider time) : IAuditLog
{
    private static readonly JsonSerializerOptions Spelling = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task RecordAsync(string action, AuditTarget target, object? before, object? after, CancellationToken cancellationToken) => db.Add(new AuditEntry
    {
        Id = await ids.NextAsync<AuditEntry>(cancellationToken),
        At = time.Now(),
        ActorId = caller.Actor.Id,
        ActorRole = caller.Actor.Role,
        Action = action,
        TargetType = target.Type,
        TargetId = target.Id,
        Before = Write(before),
        After = Write(after),
        Ip = caller.ClientIp,
        RequestId = caller.RequestId,
    });

    private static string? Write(object? fields) => fields is null ? null : JsonSerializer.Serialize(fields, Spelling);
}
