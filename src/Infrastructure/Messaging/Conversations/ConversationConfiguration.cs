using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Messaging.Conversations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Messaging.Conversations;

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("conversations");
        builder.Property(c => c.LastMessageAt).DoesNotCount();
        // Null counts as a value here: a pair has one conversation about nothing. The loser of a race finds the winner's.
        builder.HasIndex(c => new { c.LowUserId, c.HighUserId, c.ProductId }).IsUnique().AreNullsDistinct(false)
            .HasDatabaseName("ux_conversations_pair_product");
        builder.HasIndex(c => c.HighUserId).HasDatabaseName("ix_conversations_high_user_id");
        builder.HasIndex(c => c.ProductId).HasDatabaseName("ix_conversations_product_id");
    }
}
