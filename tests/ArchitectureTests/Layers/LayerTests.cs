using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Layers;

/// <summary>Dependencies point inwards: WebApi → Infrastructure → Application → Domain.</summary>
public sealed class LayerTests
{
    private const string Root = "MultiWeb";

    [Fact]
    public void The_domain_references_the_base_library_only() => Code.Types
        .Where(t => t.Place.Layer == "Domain")
        .AtLeast(60)
        .Forbids(t => t.References.Where(r => !r.IsBaseLibrary && r.Place.Layer != "Domain" && r.Assembly != t.Type.Assembly.GetName().Name).Select(r => $"references {r}"))
        .Instead("The domain has no package and no project: put a port into Application and implement it in Infrastructure.")
        .TurnedRedBy(typeof(Canaries.Domain.Catalog.Products.ProductThatLogs));

    [Fact]
    public void The_application_sees_no_technology() => Code.Types
        .Where(t => t.Place.Layer == "Application")
        .AtLeast(150)
        .Forbids(t => t.References.Where(IsTechnology).Select(r => $"references {r}"))
        .Instead("State what is needed as an interface (IRepository<T>, or a query port beside the use case); Infrastructure implements it.")
        .TurnedRedBy(
            typeof(Canaries.Application.Catalog.Products.HandlerWithSql),
            typeof(Canaries.Application.Catalog.Products.HandlerWithRedis),
            typeof(Canaries.Application.Catalog.Products.HandlerWithHttp),
            typeof(Canaries.Application.Catalog.Products.HandlerWithInfrastructure));

    [Fact]
    public void The_infrastructure_never_sees_the_web() => Code.Types
        .Where(t => t.Place.Layer == "Infrastructure")
        .AtLeast(60)
        .Forbids(t => t.References.Where(r => r.IsIn($"{Root}.WebApi") || r.FullName == nameof(Program)).Select(r => $"references {r}"))
        .Instead("Infrastructure implements ports of Application; what WebApi knows of a request reaches it through one, such as ICurrentUser.")
        .TurnedRedBy(typeof(Canaries.Infrastructure.Catalog.AdapterThatKnowsTheWeb));

    [Fact]
    public void The_web_outside_composition_knows_the_application_only() => Code.Types
        .Where(t => t.Place is { Layer: "WebApi", Module: not null })
        .AtLeast(44)
        .Forbids(t => t.References.Where(r => r.IsIn($"{Root}.Infrastructure") || IsDbContext(r) || IsEntity(r)).Select(r => $"references {r}"))
        .Instead("An endpoint sends a request of Application and answers with its response; only Program, Composition and Modules see Infrastructure.")
        .TurnedRedBy(
            typeof(Canaries.WebApi.Catalog.Products.EndpointsWithInfrastructure),
            typeof(Canaries.WebApi.Catalog.Products.EndpointsWithDbContext),
            typeof(Canaries.WebApi.Catalog.Products.EndpointsWithEntity));

    private static bool IsTechnology(Reference r) =>
        r.IsIn("Npgsql") || r.IsIn("Microsoft.EntityFrameworkCore") || r.IsIn("StackExchange.Redis") || r.IsIn("Microsoft.AspNetCore")
        || r.IsIn("System.Data") || r.IsIn($"{Root}.Infrastructure") || r.IsIn($"{Root}.WebApi");

    private static bool IsDbContext(Reference r) => r.IsIn("Microsoft.EntityFrameworkCore") || r.IsIn("Npgsql");

    private static bool IsEntity(Reference r) => Code.All.FirstOrDefault(t => t.Type.FullName == r.FullName) is { } type && Domain.EntityTests.IsEntityOrPart(type);
}
