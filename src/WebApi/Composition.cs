using MultiWeb.Application.Common.Security;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.Seeding;
using MultiWeb.Infrastructure.Common.Telemetry;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Json;
using MultiWeb.WebApi.Common.OpenApi;
using MultiWeb.WebApi.Common.Operations;
using MultiWeb.WebApi.Common.Problems;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi;

/// <summary>Puts the program together: the only place of this layer that knows what stands behind the ports.</summary>
internal static class Composition
{
    private const long MaxBodyBytes = 10 * 1024 * 1024; // the specification's request size limit

    public static void AddMultiWeb(this WebApplicationBuilder builder)
    {
        builder.Logging.AddJsonLines(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration["Urls"]))
            builder.WebHost.UseUrls("http://localhost:8000");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        foreach (var module in Modules.All)
            module.Register(builder.Services, builder.Configuration);
        builder.Services
            .AddHouseJson()
            .AddBearerAuthentication()
            .AddRequestRates(builder.Configuration)
            .AddDraining()
            .AddApiDescription();
    }

    /// <summary>The way of a request, outermost first.</summary>
    public static void UseMultiWeb(this WebApplication app)
    {
        app.UseRequestId();
        app.UseSecurityHeaders();
        app.UseRequestLog();
        app.UseConnectionDraining();
        app.UseProblems();
        app.RefuseMalformedAddresses();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRequestRates();
        app.UseAuthorization();
        app.MapHealth();
        app.MapProblemCatalogue();
        app.MapApiDescription();
        app.MapEndpointGroups();
    }

    /// <summary>What must be right before the first request: settings that are wrong stop the program here, with one line.</summary>
    public static async Task PrepareToServeAsync(this WebApplication app)
    {
        app.Services.OpenConnections();
        app.RefuseUndecidedEndpoints();
        // Only a developer's own database is changed without being asked.
        if (app.Environment.IsDevelopment())
            await app.MigrateDatabaseAsync();
    }

    public static async Task MigrateDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(app.Lifetime.ApplicationStopping);
    }

    /// <summary>For the verb seed: whoever acts, acts on the scene and in its time.</summary>
    public static void AddScene(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<Scene>());
        builder.Services.AddSingleton<ICurrentUser>(services => services.GetRequiredService<Scene>());
    }

    /// <exception cref="ConfigurationException">This is production: nobody there wants accounts with a known password.</exception>
    public static async Task SeedDatabaseAsync(this WebApplication app, SeedOptions options)
    {
        if (app.Environment.IsProduction())
            throw new ConfigurationException("seed plants accounts with a known password and does not run in production.");
        using var interruption = new Interruption();
        await using var scope = app.Services.CreateAsyncScope();
        SeedState state;
        using (var progress = new ProgressLine(Console.Error, !Console.IsErrorRedirected, TimeProvider.System))
            state = await scope.ServiceProvider.GetRequiredService<DatabaseSeeder>().SeedAsync(options, progress, interruption.Token);
        await Console.Error.WriteLineAsync(state.Planted.Count == 0
            ? "Nothing to plant: it is all there"
            : $"Planted: {string.Join(", ", state.Planted.Select(p => $"{p.Count:#,0} {p.What}"))}");
    }
}
