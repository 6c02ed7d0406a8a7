using Microsoft.EntityFrameworkCore;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>
/// The one unit of work over the one database. It knows no module: each module's configurations are discovered,
/// and a schema, a table's column names and the storage of enums and money follow from conventions.
/// </summary>
public sealed class MultiWebDbContext : DbContext
{
    /// <summary>Changes are looked for once, by the unit of work before it commits, and not in each of the calls on the way there.</summary>
    public MultiWebDbContext(DbContextOptions<MultiWebDbContext> options) : base(options) => ChangeTracker.AutoDetectChangesEnabled = false;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>().HavePrecision(Money.Precision, Money.Places);
        configurationBuilder.IgnoreAny<IReadOnlyList<DomainEvent>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MultiWebDbContext).Assembly);
        modelBuilder.ApplyHouseConventions();
    }
}
