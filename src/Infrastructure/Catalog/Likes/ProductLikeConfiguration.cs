using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Catalog.Likes;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.Infrastructure.Catalog.Likes;

internal sealed class ProductLikeConfiguration : IEntityTypeConfiguration<ProductLike>
{
    public void Configure(EntityTypeBuilder<ProductLike> builder)
    {
        builder.ToTable("product_likes");
        builder.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Restrict);
        // The loser of a race finds the winner's.
        builder.HasIndex(l => new { l.UserId, l.ProductId }).IsUnique().HasDatabaseName("ux_product_likes_pair");
        // Who likes a listing is asked for in the order of the people, some at a time.
        builder.HasIndex(l => new { l.ProductId, l.UserId }).HasDatabaseName("ix_product_likes_product_user");
        builder.HasIndex(l => new { l.UserId, l.CreatedAt }).HasDatabaseName("ix_product_likes_user_created");
    }
}
