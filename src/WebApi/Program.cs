using System.Globalization;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Seeding;
using MultiWeb.WebApi;

// Numbers and dates are written for programs, the same on every machine.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// serve (the default) answers HTTP; migrate brings the database up to date; seed plants demonstration data;
// outbox shows what waits to be delivered and tries again what was given up; admin makes an administrator.
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
        builder.Services.AddScene();
    if (verb == "admin")
        builder.Services.AddOperator();
    await using var app = builder.Build();
    switch (verb)
    {
        case "serve":
            app.UseMultiWeb();
            await app.PrepareToServeAsync();
            await app.ServeAsync();
            return 0;
        case "migrate":
            await app.MigrateDatabaseAsync();
            return 0;
        case "seed":
            await app.SeedDatabaseAsync(SeedOptions.Parse(args[1..]));
            return 0;
        case "outbox":
            await app.OperateOutboxAsync(args[1..]);
            return 0;
        case "admin":
            await app.OperateAdminsAsync(args[1..]);
            return 0;
        default:
            await Console.Error.WriteLineAsync($"multiweb: there is no verb '{verb}'; it is serve, migrate, seed, outbox or admin.");
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
