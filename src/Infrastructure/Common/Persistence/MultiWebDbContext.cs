using Microsoft.EntityFrameworkCore;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>
/// The one unit of work over the one database. It knows no module: each module's configurations are discovered,
/// and a schema, a table's column names and the storage of enums and money follow from conventions.
/// </summary>
public sealed class MultiWebDbContext(DbContextOptions<MultiWebDbContext> options) : DbContext(options)
{
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
