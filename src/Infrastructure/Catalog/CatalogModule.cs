using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Infrastructure.Catalog.Products;
using MultiWeb.Infrastructure.Catalog.Products.Images;
using MultiWeb.Infrastructure.Catalog.Products.Seeding;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Catalog;

/// <summary>What is on offer.</summary>
public sealed class CatalogModule : IModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IProductReader, ProductReader>();
        services.AddImages(configuration);
        services.AddScoped<ISeeder, DemoListings>();
        services.AddScoped<IBulkSeeder, BulkListings>();
    }
}
