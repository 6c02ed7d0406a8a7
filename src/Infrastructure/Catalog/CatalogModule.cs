using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Catalog.Alerts;
using MultiWeb.Application.Catalog.Categories;
using MultiWeb.Application.Catalog.Likes;
using MultiWeb.Application.Catalog.Notices;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Infrastructure.Catalog.Alerts;
using MultiWeb.Infrastructure.Catalog.Likes;
using MultiWeb.Infrastructure.Catalog.Notices;
using MultiWeb.Infrastructure.Catalog.Products;
using MultiWeb.Infrastructure.Catalog.Products.Images;
using MultiWeb.Infrastructure.Catalog.Products.Seeding;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Catalog;

/// <summary>What is on offer.</summary>
public sealed class CatalogModule : IModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LargeTotals>();
        services.AddSingleton<IProductReader, ProductReader>();
        services.AddScoped<ILikedProductReader, LikedProductReader>();
        services.AddSingleton(new ViewSettings(configuration.ReadSeconds("Views:FlushSeconds", 5, least: 1, most: 300)));
        services.AddSingleton<ViewCounter>();
        services.AddSingleton<IViewCounter>(provider => provider.GetRequiredService<ViewCounter>());
        services.AddHostedService(provider => provider.GetRequiredService<ViewCounter>());
        services.AddScoped<CategoryTree>();
        services.AddScoped<IKeywordAlertSlots, KeywordAlertSlots>();
        services.AddSingleton<ISearchForms, SearchForms>();
        services.AddSingleton<INoticeAudience, NoticeAudience>();
        services.AddScoped<Announcer>();
        // They keep people from being told twice: of a new listing while it is announced, of the rest for a day.
        services.AddSingleton(Retention.After("30 days", "catalog.product_notices", key: "id", since: "told_at"));
        services.AddImages(configuration);
        services.AddScoped<ISeeder, DemoListings>();
        services.AddScoped<IBulkSeeder, BulkListings>();
    }
}
