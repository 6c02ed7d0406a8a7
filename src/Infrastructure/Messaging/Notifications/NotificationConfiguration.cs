using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Messaging.Notifications;

namespace MultiWeb.Infrastructure.Messaging.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications");
        builder.Ignore(n => n.IsRead);
        builder.Property(n => n.Type).HasMaxLength(Notification.TypeMaxLength);
        builder.Property(n => n.Title).HasMaxLength(Notification.TitleMaxLength);
        builder.Property(n => n.Body).HasMaxLength(Notification.BodyMaxLength);
        builder.HasIndex(n => new { n.UserId, n.CreatedAt }).HasDatabaseName("ix_notifications_user_created");
        builder.HasIndex(n => n.TransactionId).HasDatabaseName("ix_notifications_transaction_id");
        builder.HasIndex(n => n.ProductId).HasDatabaseName("ix_notifications_product_id");
    }
}
