namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>A module's share of the demonstration data. Seeding twice changes nothing.</summary>
public interface ISeeder
{
    Task SeedAsync(SeedState state, CancellationToken cancellationToken);
}

/// <summary>What the modules to the left have already planted.</summary>
public sealed class SeedState
{
    /// <summary>Accounts that may own what is seeded.</summary>
    public List<long> UserIds { get; } = [];
}
