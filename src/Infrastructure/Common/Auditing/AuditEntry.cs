using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Application.Common.Auditing.Queries;

namespace MultiWeb.Infrastructure.Common.Auditing;

/// <summary>One row of the audit log: written once, never changed, deleted by its age alone.</summary>
internal sealed class AuditEntry
{
    private const int RoleMaxLength = 20;
    private const int IpMaxLength = 45;
    private const int RequestIdMaxLength = 128;

    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public long? ActorId { get; init; }

    public string ActorRole { get; init; } = "";

    public string Action { get; init; } = "";

    public string TargetType { get; init; } = "";

    public long TargetId { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Ip { get; init; }

    /// <summary>By which the lines of the log that belong to it are found.</summary>
    public string? RequestId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit_entries");
            builder.Property(e => e.ActorRole).HasMaxLength(RoleMaxLength);
            builder.Property(e => e.Action).HasMaxLength(ListAuditEntriesQuery.NameMaxLength);
            builder.Property(e => e.TargetType).HasMaxLength(ListAuditEntriesQuery.NameMaxLength);
            builder.Property(e => e.Before).HasColumnType("jsonb");
            builder.Property(e => e.After).HasColumnType("jsonb");
            builder.Property(e => e.Ip).HasMaxLength(IpMaxLength);
            builder.Property(e => e.RequestId).HasMaxLength(RequestIdMaxLength);
            builder.HasIndex(e => new { e.At, e.Id }).HasDatabaseName("ix_audit_entries_at");
            builder.HasIndex(e => new { e.ActorId, e.At }).HasDatabaseName("ix_audit_entries_actor_at");
            builder.HasIndex(e => new { e.TargetType, e.TargetId, e.At }).HasDatabaseName("ix_audit_entries_target_at");
            builder.HasIndex(e => new { e.Action, e.At }).HasDatabaseName("ix_audit_entries_action_at");
        }
    }
}
