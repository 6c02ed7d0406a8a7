using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Trading.Transactions;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Seeding;
using MultiWeb.Infrastructure.Trading.Transactions;
using MultiWeb.Infrastructure.Trading.Transactions.Seeding;

namespace MultiWeb.Infrastructure.Trading;

/// <summary>Deals from request to completion.</summary>
public sealed class TradingModule : IModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IOpenRequestSlots, OpenRequestSlots>();
        services.AddScoped<ISeeder, DemoDeals>();
    }
}
