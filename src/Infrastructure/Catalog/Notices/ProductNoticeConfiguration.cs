using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Catalog.Notices;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.Infrastructure.Catalog.Notices;

internal sealed class ProductNoticeConfiguration : IEntityTypeConfiguration<ProductNotice>
{
    public void Configure(EntityTypeBuilder<ProductNotice> builder)
    {
        builder.ToTable("product_notices");
        builder.HasOne<Product>().WithMany().HasForeignKey(n => n.ProductId).OnDelete(DeleteBehavior.Restrict);
        // The loser of a race finds the winner's.
        builder.HasIndex(n => new { n.ProductId, n.UserId, n.Reason }).IsUnique().HasDatabaseName("ux_product_notices_once");
        builder.HasIndex(n => n.ToldAt).HasDatabaseName("ix_product_notices_told_at");
    }
}
