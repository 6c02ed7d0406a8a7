using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Canaries.Infrastructure.Catalog.Products;

/// <summary>A model in which nothing is said: no length, no precision, no token, no index under the foreign key, no schema.</summary>
internal sealed class BrokenContext(DbContextOptions<BrokenContext> options) : DbContext(options)
{
    public static BrokenContext Create() => new(new DbContextOptionsBuilder<BrokenContext>().UseNpgsql("Host=nowhere").Options);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<BrokenProduct>().Ignore(p => p.Events);
        modelBuilder.Entity<BrokenImage>().HasOne<BrokenProduct>().WithMany().HasForeignKey(i => i.ProductId);
    }
}

internal sealed class BrokenProduct : AggregateRoot
{
    private BrokenProduct() { }

    public string Title { get; private set; } = "";

    public decimal Weight { get; private set; }
}

internal sealed class BrokenImage
{
    public long Id { get; set; }

    public long ProductId { get; set; }
}
