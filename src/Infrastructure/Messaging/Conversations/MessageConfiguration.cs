using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Messaging.Conversations;

namespace MultiWeb.Infrastructure.Messaging.Conversations;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages");
        builder.Ignore(m => m.IsRead);
        builder.Property(m => m.Content).HasMaxLength(Message.ContentMaxLength);
        builder.Property(m => m.AttachmentUrl).HasMaxLength(Message.AttachmentUrlMaxLength);
        builder.Property(m => m.ClientMsgId).HasMaxLength(Message.ClientMessageIdMaxLength);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.ConversationId, m.CreatedAt }).HasDatabaseName("ix_messages_conversation_created");
        builder.HasIndex(m => new { m.SenderId, m.CreatedAt }).HasDatabaseName("ix_messages_sender_created");
        builder.HasIndex(m => new { m.ReceiverId, m.CreatedAt }).HasDatabaseName("ix_messages_receiver_created");
        builder.HasIndex(m => m.ProductId).HasDatabaseName("ix_messages_product_id");
        builder.HasIndex(m => new { m.SenderId, m.ClientMsgId }).IsUnique().HasDatabaseName("ux_messages_client_msg_id").HasFilter("client_msg_id IS NOT NULL");
    }
}
