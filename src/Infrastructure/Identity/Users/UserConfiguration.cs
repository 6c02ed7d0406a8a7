using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Users;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Ignore(u => u.IsClosed);
        builder.Property(u => u.Email).HasMaxLength(User.EmailMaxLength);
        builder.Property(u => u.Username).HasMaxLength(User.UsernameMaxLength);
        // Folding to lower case and to compatibility forms can lengthen a name.
        builder.Property(u => u.UsernameKey).HasMaxLength(4 * User.UsernameMaxLength);
        builder.Property(u => u.PasswordHash).HasMaxLength(User.PasswordHashMaxLength);
        builder.Property(u => u.FullName).HasMaxLength(User.FullNameMaxLength);
        builder.Property(u => u.Phone).HasMaxLength(User.PhoneMaxLength);
        builder.Property(u => u.Bio).HasMaxLength(User.BioMaxLength);
        builder.Property(u => u.Location).HasMaxLength(User.LocationMaxLength);
        builder.Property(u => u.AvatarUrl).HasMaxLength(User.AvatarUrlMaxLength);
        builder.Property(u => u.Rating).HasPrecision(3, 2);
        builder.Property(u => u.LastLogin).DoesNotCount();
        builder.HasIndex(u => new { u.CreatedAt, u.Id }).HasDatabaseName("ix_users_created_at");
        builder.HasIndex(u => u.Email).IsUnique().HasDatabaseName("ux_users_email").Answers(UserErrors.EmailTaken);
        builder.HasIndex(u => u.UsernameKey).IsUnique().HasDatabaseName("ux_users_username_key").Answers(UserErrors.UsernameTaken);
    }
}
