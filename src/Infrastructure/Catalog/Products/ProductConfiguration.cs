using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.Infrastructure.Catalog.Products;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("products");
        builder.Ignore(p => p.Details);
        builder.Property(p => p.Title).HasMaxLength(Product.TitleMaxLength);
        builder.Property(p => p.Slug).HasMaxLength(Product.SlugMaxLength);
        builder.Property(p => p.Description).HasMaxLength(Product.DescriptionMaxLength);
        builder.Property(p => p.Location).HasMaxLength(Product.LocationMaxLength);
        builder.HasIndex(p => p.Slug).IsUnique().HasDatabaseName("ux_products_slug");
        builder.HasOne<Category>().WithMany().HasForeignKey(p => p.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.Status, p.CreatedAt }).HasDatabaseName("idx_product_status_created");
        builder.HasIndex(p => new { p.CategoryId, p.Status }).HasDatabaseName("idx_product_category_status");
        builder.HasIndex(p => new { p.SellerId, p.CreatedAt }).HasDatabaseName("ix_products_seller_created");
        builder.OwnsMany(p => p.Images, images =>
        {
            images.ToTable("product_images");
            images.WithOwner().HasForeignKey("ProductId");
            images.HasKey(i => i.Id);
            images.Property(i => i.Url).HasMaxLength(ProductImage.UrlMaxLength);
            images.Property(i => i.ThumbnailUrl).HasMaxLength(ProductImage.UrlMaxLength);
            images.Property(i => i.StorageKey).HasMaxLength(ProductImage.StorageKeyMaxLength);
            images.Ignore(i => i.IsPrimary);
            images.HasIndex("ProductId").HasDatabaseName("ix_product_images_product_id");
            images.HasIndex(i => i.StorageKey).HasDatabaseName("ix_product_images_storage_key");
        });
    }
}
