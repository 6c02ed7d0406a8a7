using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.IntegrationTests.Common.Databases;
using Npgsql;

namespace MultiWeb.IntegrationTests.Common;

/// <summary>The real program behind a real socket, with settings of its own.</summary>
public sealed class MarketplaceApp : WebApplicationFactory<Program>
{
    private static readonly string KeyFolder = NewKeyFolder();

    private readonly Dictionary<string, string?> _settings;
    private readonly TimeProvider _time;

    private MarketplaceApp(Dictionary<string, string?> settings, TimeProvider time) => (_settings, _time) = (settings, time);

    /// <summary>The private key that the program signs its tokens with, made by the first app of the run.</summary>
    public static string SigningKeyFile => Path.Combine(KeyFolder, "jwt-signing.pem");

    /// <summary>Where every app of the run puts its mail.</summary>
    public static string MailFolder => Path.Combine(KeyFolder, "mail");

    /// <summary>Where all apps on one database keep their pictures.</summary>
    public static string ImageFolderOf(string postgres) => Path.Combine(KeyFolder, "images", new NpgsqlConnectionStringBuilder(postgres).Database!);

    /// <summary>Where it listens: a free port on 127.0.0.1.</summary>
    public Uri Address { get; private set; } = null!;

    /// <param name="settings">What differs from the settings of a test; they have the last word.</param>
    public static MarketplaceApp Start(string postgres, TimeProvider time, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["ConnectionStrings:Postgres"] = postgres,
            ["ConnectionStrings:Redis"] = Servers.Redis,
            ["Development:KeyFolder"] = KeyFolder,
            ["Mail:Folder"] = MailFolder,
            ["Images:Folder"] = ImageFolderOf(postgres),
            ["Passwords:BcryptCost"] = "4",
            ["Passwords:QueueLength"] = "1000", // two hundred buyers register at once
            ["RateLimiting:Enabled"] = "false",
            ["Shutdown:DrainSeconds"] = "0",
            // Not ":Default": the factory hands every section on as a setting too, so this one needs a value.
            ["Serilog:MinimumLevel"] = "Error",
            ["Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime"] = "Error",
        };
        foreach (var (name, value) in settings)
            all[name] = value;

        var app = new MarketplaceApp(all, time);
        app.UseKestrel(0);
        app.StartServer();
        app.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return app;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_settings.GetValueOrDefault("environment") ?? "Development");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(_time);
            services.AddLogging(logging => logging.AddProvider(new LogListener())
                .AddFilter<LogListener>(null, LogLevel.Information)
                .AddFilter<LogListener>("MultiWeb", LogLevel.Debug)
                // It tells query strings, and so is off even where an operator wants to hear everything of the framework.
                .AddFilter<LogListener>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None));
            var requests = services.Single(service => service.ServiceType == typeof(IRequestLog)).ImplementationFactory!;
            services.AddSingleton<IRequestLog>(provider => new RequestListener((IRequestLog)requests(provider)));
            // Every app of a test run has a service provider of its own; twenty of them are no mistake here.
            services.ConfigureDbContext<MultiWebDbContext>(options =>
                options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning)));
        });
    }

    /// <summary>One for all apps of the run, so that they believe each other's tokens; gone when the run ends.</summary>
    private static string NewKeyFolder()
    {
        var folder = Directory.CreateTempSubdirectory("multiweb-test-keys-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
