using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Identity.Blocks;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Infrastructure.Identity.Blocks;

internal sealed class BlockConfiguration : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> builder)
    {
        builder.ToTable("blocks");
        builder.HasOne<User>().WithMany().HasForeignKey(b => b.BlockerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(b => b.BlockedId).OnDelete(DeleteBehavior.Restrict);
        // The loser of a race finds the winner's.
        builder.HasIndex(b => new { b.BlockerId, b.BlockedId }).IsUnique().HasDatabaseName("ux_blocks_pair");
        builder.HasIndex(b => b.BlockedId).HasDatabaseName("ix_blocks_blocked_id");
    }
}
