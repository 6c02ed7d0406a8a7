using MultiWeb.Infrastructure.Catalog;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Identity;
using MultiWeb.Infrastructure.Messaging;
using MultiWeb.Infrastructure.Trading;

namespace MultiWeb.WebApi;

/// <summary>The one list of modules, in the order in which they may know each other: each may use those before it.</summary>
internal static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
        [new CommonModule(), new IdentityModule(), new CatalogModule(), new TradingModule(), new MessagingModule()];
}
