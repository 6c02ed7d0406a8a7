using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.ArchitectureTests.Canaries.WebApi.Catalog.Products;

/// <summary>An endpoint that uses an adapter.</summary>
internal static class EndpointsWithInfrastructure
{
    public static Task Get(DatabaseMigrator migrator) => migrator.MigrateAsync(CancellationToken.None);
}

/// <summary>An endpoint that queries the database itself.</summary>
internal static class EndpointsWithDbContext
{
    public static int Count(Microsoft.EntityFrameworkCore.DbContext db) => db.Set<object>().Count();
}

/// <summary>An endpoint that answers with an entity.</summary>
internal static class EndpointsWithEntity
{
    public static string Get(Product product) => product.Title;
}
