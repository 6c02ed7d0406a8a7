using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Identity.ApiKeys;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.ApiKeys;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(k => k.Name).HasMaxLength(ApiKey.NameMaxLength);
        builder.Property(k => k.Hash).HasMaxLength(ApiKey.HashLength);
        builder.Property(k => k.Prefix).HasMaxLength(ApiKey.PrefixLength);
        // Divided by spaces, as RFC 6749 (section 3.3) writes them.
        builder.Property(k => k.Scopes).HasMaxLength(ApiKey.ScopesMaxLength)
            .HasConversion(scopes => string.Join(' ', scopes), text => text.Split(' ', StringSplitOptions.None), ValueComparer.CreateDefault<IReadOnlyList<string>>(favorStructuralComparisons: false));
        builder.Property(k => k.LastUsedAt).DoesNotCount();
        builder.HasOne<User>().WithMany().HasForeignKey(k => k.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(k => k.Hash).IsUnique().HasDatabaseName("ux_api_keys_hash");
        builder.HasIndex(k => k.UserId).HasDatabaseName("ix_api_keys_user_id");
    }
}
