using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Identity.Reports;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Reports;

internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("reports");
        builder.Property(r => r.Comment).HasMaxLength(Report.CommentMaxLength);
        builder.Property(r => r.Note).HasMaxLength(Report.NoteMaxLength);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.ReporterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.ResolvedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.ReporterId, r.TargetType, r.TargetId }).IsUnique().HasDatabaseName("ux_reports_open_target")
            .HasFilter("status = 'open'").Answers(ReportErrors.AlreadyReported);
        // The loser looks for another slot.
        builder.HasIndex(r => new { r.ReporterId, r.OpenSlot }).IsUnique().HasDatabaseName("ux_reports_open_slot").HasFilter("open_slot IS NOT NULL");
        builder.HasIndex(r => r.ReporterId).HasDatabaseName("ix_reports_reporter_id");
        builder.HasIndex(r => r.ResolvedBy).HasDatabaseName("ix_reports_resolved_by");
        builder.HasIndex(r => new { r.Status, r.CreatedAt }).HasDatabaseName("ix_reports_status_created");
    }
}
