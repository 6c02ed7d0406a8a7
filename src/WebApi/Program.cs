using System.Globalization;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Seeding;
using MultiWeb.WebApi;

// Numbers and dates are written for programs, the same on every machine.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// serve (the default) answers HTTP; migrate brings the database up to date; seed plants demonstration data.
var verb = args is [{ } first, ..] && !first.StartsWith('-') ? first : "serve";
try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = [.. args.SkipWhile(arg => arg == verb)],
        ContentRootPath = AppContext.BaseDirectory,
    });
    builder.AddMultiWeb();
    if (verb == "seed")
        builder.AddScene();
    await using var app = builder.Build();
    switch (verb)
    {
        case "serve":
            app.UseMultiWeb();
            await app.PrepareToServeAsync();
            await app.RunAsync();
            return 0;
        case "migrate":
            await app.MigrateDatabaseAsync();
            return 0;
        case "seed":
            await app.SeedDatabaseAsync(SeedOptions.Parse(args[1..]));
            return 0;
        default:
            await Console.Error.WriteLineAsync($"multiweb: there is no verb '{verb}'; it is serve, migrate or seed.");
            return 2;
    }
}
catch (ConfigurationException exception)
{
    await Console.Error.WriteLineAsync($"multiweb: {exception.Message}");
    return 2;
}
catch (OperationCanceledException) when (verb == "seed")
{
    await Console.Error.WriteLineAsync($"multiweb: {verb} was interrupted; run it again to finish.");
    return 130; // as shells have it for Ctrl-C
}

/// <summary>The program, for tests to start.</summary>
public partial class Program;
