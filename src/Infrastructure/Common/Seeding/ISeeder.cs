namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>
/// A module's share of the demonstration data. Modules are asked from left to right, within one transaction: the demonstration is
/// there as a whole or not at all.
/// </summary>
public interface ISeeder
{
    /// <summary>Plants for the people who are new; where nobody is, there is nothing to do, so that seeding twice changes nothing.</summary>
    Task SeedAsync(SeedState state, CancellationToken cancellationToken);
}
