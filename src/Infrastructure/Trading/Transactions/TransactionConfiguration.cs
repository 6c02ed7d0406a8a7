using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Trading.Transactions;

internal sealed class TransactionConfiguration : IEntityTypeConfiguration<Transaction>
{
    public void Configure(EntityTypeBuilder<Transaction> builder)
    {
        builder.ToTable("transactions");
        builder.Property(t => t.ProductTitle).HasMaxLength(Transaction.ProductTitleMaxLength);
        builder.Property(t => t.MeetingLocation).HasMaxLength(Transaction.MeetingLocationMaxLength);
        builder.Property(t => t.BuyerNotes).HasMaxLength(Transaction.NotesMaxLength);
        builder.Property(t => t.SellerNotes).HasMaxLength(Transaction.NotesMaxLength);
        builder.Property(t => t.CancellationReason).HasMaxLength(Transaction.NotesMaxLength);

        // One live deal per product, and a product sold once ever: whatever the code believes.
        builder.HasIndex(t => t.ProductId).IsUnique().HasDatabaseName("ux_transactions_live_product")
            .HasFilter("status IN ('pending', 'confirmed', 'disputed', 'completed')")
            .Answers(TransactionErrors.ProductNotAvailable);
        // At most so many open requests per buyer as there are slots. The loser looks for another slot.
        builder.HasIndex(t => new { t.BuyerId, t.OpenSlot }).IsUnique().HasDatabaseName("ux_transactions_open_slot").HasFilter("open_slot IS NOT NULL");
        builder.HasIndex(t => new { t.BuyerId, t.CreatedAt }).HasDatabaseName("ix_transactions_buyer_created");
        builder.HasIndex(t => new { t.SellerId, t.CreatedAt }).HasDatabaseName("ix_transactions_seller_created");
        builder.HasMany(t => t.Steps).WithOne().HasForeignKey("TransactionId").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TransactionStepConfiguration : IEntityTypeConfiguration<TransactionStep>
{
    public void Configure(EntityTypeBuilder<TransactionStep> builder)
    {
        builder.ToTable("transaction_steps");
        builder.Property<long>("TransactionId");
        builder.HasKey("TransactionId", nameof(TransactionStep.Number));
        builder.Property(s => s.Note).HasMaxLength(Transaction.NotesMaxLength);
    }
}
