using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Auditing.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Paging;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Common.Auditing;

internal sealed class AuditTrail(MultiWebDbContext db, Pager pager) : IAuditTrail
{
    public async Task<Result<Paged<AuditEntryResponse>>> PageAsync(ListAuditEntriesQuery query, CancellationToken cancellationToken)
    {
        var page = await pager.PageOfAsync(query, Wanted(query), e => e.At, e => e.Id, cancellationToken);
        return page.IsSuccess ? page.Value.Select(Show) : page.Error;
    }

    private IQueryable<AuditEntry> Wanted(ListAuditEntriesQuery query)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (query.ActorId is { } actor)
            entries = entries.Where(e => e.ActorId == actor);
        if (query.Action is { } action)
            entries = entries.Where(e => e.Action == action);
        if (query.TargetType is { } type)
            entries = entries.Where(e => e.TargetType == type);
        if (query.TargetId is { } target)
            entries = entries.Where(e => e.TargetId == target);
        if (query.From is { } from)
            entries = entries.Where(e => e.At >= from);
        if (query.To is { } to)
            entries = entries.Where(e => e.At < to);
        return entries;
    }

    private static AuditEntryResponse Show(AuditEntry e) => new(
        e.Id, e.At, e.ActorId, e.ActorRole, e.Action, e.TargetType, e.TargetId, Read(e.Before), Read(e.After), e.Ip, e.RequestId);

    private static JsonElement? Read(string? fields) => fields is null ? null : JsonSerializer.Deserialize<JsonElement>(fields);
}
