using System.Globalization;
using MultiWeb.Ceilings;
using Npgsql;

// What this machine, ASP.NET Core and PostgreSQL give at most for an answer of ours, with nothing of ours in between.
// bench/README.md says what each of K0, K1 and K2 is.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
await using var app = builder.Build();
await using var database = NpgsqlDataSource.Create(
    // A pool as large as ours. What a pooled connection does to forget its last user, a ceiling does without.
    $"Maximum Pool Size=30;No Reset On Close=true;{builder.Configuration.GetConnectionString("Postgres")}");

app.MapGet("/ready", _ => Task.CompletedTask);
new Kept<ProductJson>(CeilingJson.Default.ProductJson).Map(app, "/k0/detail");
new Kept<PageJson>(CeilingJson.Default.PageJson).Map(app, "/k0/list");
Hash.Map(app);
new ProductRow(database).Map(app);
new Purchase(database, await Job.ReadAllAsync(database)).Map(app);
await app.RunAsync();
