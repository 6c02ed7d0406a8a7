using System.Diagnostics.Metrics;
using System.Net.Sockets;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Infrastructure.Catalog.Products.Images;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Outbox;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.RateLimits;
using MultiWeb.Infrastructure.Common.Security;
using MultiWeb.Infrastructure.Common.Seeding;
using MultiWeb.Infrastructure.Common.Telemetry;
using MultiWeb.Infrastructure.Common.Telemetry.Metrics;
using MultiWeb.Infrastructure.Identity.Users;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Json;
using MultiWeb.WebApi.Common.OpenApi;
using MultiWeb.WebApi.Common.Operations;
using MultiWeb.WebApi.Common.Problems;
using MultiWeb.WebApi.Common.Security;
using MultiWeb.WebApi.Common.Telemetry;

namespace MultiWeb.WebApi;

/// <summary>Puts the program together: the only place of this layer that knows what stands behind the ports.</summary>
internal static class Composition
{
    public static void AddMultiWeb(this WebApplicationBuilder builder)
    {
        builder.Logging.AddJsonLines(builder.Configuration, RequestIds.OfCurrent(new HttpContextAccessor()));
        builder.WebHost.UseUrls(builder.Configuration.ListeningAddresses());
        builder.Configuration.ServerLimits().Apply(builder.WebHost);
        foreach (var module in Modules.All)
            module.Register(builder.Services, builder.Configuration);
        var origins = builder.Configuration.ReadOrigins("Cors:Origins");
        builder.Services
            .AddInstruments<HttpMetrics>()
            .AddInstruments(provider => new SecurityMetrics(provider.GetRequiredService<IMeterFactory>(), [.. provider.GetRequiredService<RateSettings>().PerMinute.Keys]))
            .AddHouseJson()
            .AddSingleton<UploadPlaces>()
            .AddCompression()
            .AddTrustedProxies(builder.Configuration.ReadNetworks("Proxies:Trusted"))
            .AddAllowedOrigins(origins)
            .AddCsrfTokens(provider => provider.GetRequiredService<SecretKeys>().For("data-protection"), origins)
            .SwitchOffFrameworkHostFilter()
            .AddBearerAuthentication()
            .AddDraining(builder.Configuration.ReadSeconds("Shutdown:DrainSeconds", 3, least: 0, most: 300))
            .AddApiDescription();
    }

    private static ServerLimits ServerLimits(this ConfigurationManager configuration) => new(
        configuration.ReadSeconds("Limits:HeadersSeconds", 10, least: 1, most: 300),
        configuration.ReadSeconds("Limits:KeepAliveSeconds", 120, least: 1, most: 3600),
        configuration.ReadNumber("Limits:Connections", 10_000, least: 1, most: 1_000_000));

    private static string[] ListeningAddresses(this ConfigurationManager configuration)
    {
        var text = configuration["Urls"] is { Length: > 0 } urls ? urls : "http://localhost:8000";
        try
        {
            var addresses = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (addresses.Select(BindingAddress.Parse).All(address => address.IsUnixPipe || address.Port is >= 0 and <= ushort.MaxValue))
                return addresses;
        }
        catch (FormatException)
        {
            // Answered below, like a port that there is not.
        }
        throw new ConfigurationException("Urls cannot be read: it has the form 'http://0.0.0.0:8000', several divided by semicolons.");
    }

    /// <summary>The way of a request, outermost first.</summary>
    public static void UseMultiWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRequestIds();
        app.UseSecurityHeaders();
        app.UseMiddleware<RequestObserver>();
        app.UseConnectionDraining();
        app.UseResponseCompression();
        app.UseProblems();
        app.RefuseUnknownHosts(app.Configuration.ReadList("AllowedHosts"));
        app.RefuseMalformedAddresses();
        app.UseRouting();
        app.UseCors();
        app.UseCookiePolicy();
        app.UseBearerAuthentication();
        app.UseMiddleware<RequestRates>();
        app.UseAuthorization();
        app.UseRequestDecompression();
        app.MapHome();
        app.MapHealth();
        app.MapMetrics(endpoint => endpoint.AllowAnonymous().WithoutRate().ExcludeFromDescription());
        app.MapProblemCatalogue();
        app.MapApiDescription();
        app.MapEndpointGroups();
    }

    /// <summary>What must be right before the first request: settings that are wrong stop the program here, with one line.</summary>
    public static async Task PrepareToServeAsync(this WebApplication app)
    {
        app.Services.RequireMetricsPort();
        app.Services.OpenConnections();
        app.Services.RequireImageStore();
        app.RefuseUndecidedEndpoints();
        // Only a developer's own database is changed without being asked.
        if (app.Environment.IsDevelopment())
            await app.MigrateDatabaseAsync();
    }

    /// <summary>Answers until the program is told to stop.</summary>
    /// <exception cref="ConfigurationException">Nobody can listen there: the port is taken, or not to be had.</exception>
    public static async Task ServeAsync(this WebApplication app)
    {
        var started = app.Lifetime.ApplicationStarted;
        try
        {
            await app.RunAsync();
        }
        catch (Exception exception) when (exception is IOException or SocketException && !started.IsCancellationRequested)
        {
            throw new ConfigurationException($"Urls: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    public static async Task MigrateDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(app.Lifetime.ApplicationStopping);
    }

    public static async Task OperateOutboxAsync(this WebApplication app, IReadOnlyList<string> arguments)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OutboxOperator>().RunAsync(arguments, Console.Out, app.Lifetime.ApplicationStopping);
    }

    /// <summary>For the verb admin: what is done is done by the operator.</summary>
    public static void AddOperator(this IServiceCollection services) => services.AddSingleton<ICurrentUser, Operator>();

    public static async Task OperateAdminsAsync(this WebApplication app, IReadOnlyList<string> arguments)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AdminOperator>().RunAsync(arguments, PasswordPrompt.ReadAsync, Console.Out, app.Lifetime.ApplicationStopping);
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
