using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Catalog.Alerts;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Alerts;

internal sealed class KeywordAlertConfiguration : IEntityTypeConfiguration<KeywordAlert>
{
    public void Configure(EntityTypeBuilder<KeywordAlert> builder)
    {
        builder.ToTable("keyword_alerts");
        builder.Property(a => a.Keyword).HasMaxLength(KeywordAlert.KeywordMaxLength);
        builder.Property(a => a.Form).HasMaxLength(KeywordAlert.FormMaxLength);
        builder.HasIndex(a => new { a.UserId, a.Form }).IsUnique().HasDatabaseName("ux_keyword_alerts_form").Answers(KeywordAlertErrors.Exists);
        // The loser looks for another slot.
        builder.HasIndex(a => new { a.UserId, a.Slot }).IsUnique().HasDatabaseName("ux_keyword_alerts_slot");
    }
}
